/* SPDX-License-Identifier: Apache-2.0
 * Screens: checks of each packet that enters a zone, before NAT, sessions and policy. */
#ifndef included_zone_screen_h
#define included_zone_screen_h

#include "zone.h"

/* Bit numbers are those of zone.api. */
#define foreach_zone_screen                                                                        \
  _ (LAND, "land: source is destination")                                                          \
  _ (PING_OF_DEATH, "ping of death: ICMP fragment beyond 65535 bytes")                             \
  _ (WINNUKE, "WinNuke: urgent data to port 139")                                                  \
  _ (SYN_FIN, "SYN and FIN together")                                                              \
  _ (NO_FLAG, "TCP without flags")                                                                 \
  _ (FIN_NO_ACK, "FIN without ACK")                                                                \
  _ (SYN_FRAGMENT, "fragmented SYN")                                                               \
  _ (ICMP_FRAGMENT, "fragmented ICMP")                                                             \
  _ (ICMP_LARGE, "large ICMP")                                                                     \
  _ (IP_OPTIONS, "IP options")                                                                     \
  _ (SOURCE_ROUTE, "source route")                                                                 \
  _ (SPOOFING, "spoofed source: no route back by this zone")                                       \
  _ (UNKNOWN_PROTOCOL, "unknown protocol")                                                         \
  _ (TEARDROP, "teardrop: overlapping fragments")                                                  \
  _ (SYN_FLOOD, "SYN flood")                                                                       \
  _ (ICMP_FLOOD, "ICMP flood")                                                                     \
  _ (UDP_FLOOD, "UDP flood")                                                                       \
  _ (PORT_SCAN, "port scan")                                                                       \
  _ (IP_SWEEP, "IP sweep")                                                                         \
  _ (SOURCE_SESSIONS, "sessions of one source")                                                    \
  _ (DESTINATION_SESSIONS, "sessions of one destination")

typedef enum
{
#define _(n, s) ZONE_SCREEN_##n,
  foreach_zone_screen
#undef _
    ZONE_N_SCREEN,
} zone_screen_t;

extern vlib_error_desc_t zone_screen_desc[];

/* Counts of one address over all workers, in one second. Two addresses that share a row share its
 * count: rows are many and the thresholds are of floods. Memory is fixed, whatever comes. */
#define ZONE_RATE_LOG2 14

typedef struct
{
  u64 second_count; /* second << 32 | count */
} zone_rate_t;

/* The last distinct ports or addresses of one source: when the tenth comes within the window, it is
 * a scan. */
#define ZONE_SCAN_LOG2	12
#define ZONE_SCAN_MARKS 10

typedef struct
{
  u32 lock;
  u32 source; /* hash */
  u32 blocked_until;
  u32 n;
  f64 first;
  u32 marks[ZONE_SCAN_MARKS];
} zone_scan_t;

typedef struct
{
  zone_rate_t *rates[3]; /* SYN, ICMP, UDP */
  zone_scan_t *scans[2]; /* ports, addresses */
} zone_screen_main_t;

extern zone_screen_main_t zone_screen_main;

void zone_screen_init (void);
u32 zone_screen_rates (vlib_main_t *vm, const zone_zone_t *z, u8 protocol, u8 tcp_flags,
		       u8 icmp_type, u32 src_hash, u32 dst_hash, u16 dst_port, int is_ip6);
int zone_screen_spoofed (u32 sw_if_index, u8 zone, const void *src, int is_ip6);

#endif /* included_zone_screen_h */
