/* SPDX-License-Identifier: Apache-2.0
 * Screens that count, and those that ask the FIB. */
#include "zone_screen.h"
#include <vnet/fib/ip4_fib.h>
#include <vnet/fib/ip6_fib.h>
#include <vnet/dpo/load_balance.h>
#include <vnet/adj/adj.h>
#include <vnet/tcp/tcp_packet.h>
#include <vnet/ip/icmp46_packet.h>

zone_screen_main_t zone_screen_main;

void
zone_screen_init (void)
{
  u32 i;

  for (i = 0; i < ARRAY_LEN (zone_screen_main.rates); i++)
    vec_validate_aligned (zone_screen_main.rates[i], pow2_mask (ZONE_RATE_LOG2),
			  CLIB_CACHE_LINE_BYTES);
  for (i = 0; i < ARRAY_LEN (zone_screen_main.scans); i++)
    vec_validate_aligned (zone_screen_main.scans[i], pow2_mask (ZONE_SCAN_LOG2),
			  CLIB_CACHE_LINE_BYTES);
}

/* One more in this second. Returns how many that makes. All workers count in one word. */
static u32
rate_count (zone_rate_t *rates, u32 hash, u32 now)
{
  zone_rate_t *r = rates + (hash & pow2_mask (ZONE_RATE_LOG2));
  u64 was = __atomic_load_n (&r->second_count, __ATOMIC_RELAXED), is;

  do
    is = (was >> 32) == now ? was + 1 : (u64) now << 32 | 1;
  while (!__atomic_compare_exchange_n (&r->second_count, &was, is, 0, __ATOMIC_RELAXED,
				       __ATOMIC_RELAXED));
  return (u32) is;
}

/* Notes a port or address of a source. Returns 1 when the source scans. */
static int
scan_note (zone_scan_t *scans, u32 source, u32 mark, f64 now, f64 window)
{
  zone_scan_t *s = scans + (source & pow2_mask (ZONE_SCAN_LOG2));
  u32 i;
  int hit = 0;

  if (s->source == source && s->blocked_until > (u32) now)
    return 1;
  /* Another worker is at this row: it is not worth waiting for. */
  if (__atomic_exchange_n (&s->lock, 1, __ATOMIC_ACQUIRE))
    return 0;
  if (s->source != source || now - s->first > window)
    {
      s->source = source;
      s->blocked_until = 0;
      s->first = now;
      s->n = 0;
    }
  for (i = 0; i < s->n; i++)
    if (s->marks[i] == mark)
      goto out;
  if (s->n < ZONE_SCAN_MARKS)
    s->marks[s->n++] = mark;
  if (s->n == ZONE_SCAN_MARKS)
    {
      s->blocked_until = (u32) now + 1;
      hit = 1;
    }
out:
  __atomic_store_n (&s->lock, 0, __ATOMIC_RELEASE);
  return hit;
}

u32
zone_screen_rates (vlib_main_t *vm, const zone_zone_t *z, u8 protocol, u8 tcp_flags, u8 icmp_type,
		   u32 src_hash, u32 dst_hash, u16 dst_port, int is_ip6)
{
  f64 now = vlib_time_now (vm);
  u32 hits = 0;
  int is_echo = is_ip6 ? icmp_type == ICMP6_echo_request : icmp_type == ICMP4_echo_request;

  switch (protocol)
    {
    case IP_PROTOCOL_TCP:
      if ((tcp_flags & (TCP_FLAG_SYN | TCP_FLAG_ACK)) != TCP_FLAG_SYN)
	break;
      if ((z->screens & 1 << ZONE_SCREEN_SYN_FLOOD) &&
	  rate_count (zone_screen_main.rates[0], dst_hash, (u32) now) >
	    z->limits.syn_flood_per_second)
	hits |= 1 << ZONE_SCREEN_SYN_FLOOD;
      if ((z->screens & 1 << ZONE_SCREEN_PORT_SCAN) &&
	  scan_note (zone_screen_main.scans[0], src_hash, dst_port, now,
		     z->limits.port_scan_microseconds * 1e-6))
	hits |= 1 << ZONE_SCREEN_PORT_SCAN;
      break;
    case IP_PROTOCOL_UDP:
      if ((z->screens & 1 << ZONE_SCREEN_UDP_FLOOD) &&
	  rate_count (zone_screen_main.rates[2], dst_hash, (u32) now) >
	    z->limits.udp_flood_per_second)
	hits |= 1 << ZONE_SCREEN_UDP_FLOOD;
      break;
    case IP_PROTOCOL_ICMP:
    case IP_PROTOCOL_ICMP6:
      if ((z->screens & 1 << ZONE_SCREEN_ICMP_FLOOD) &&
	  rate_count (zone_screen_main.rates[1], dst_hash, (u32) now) >
	    z->limits.icmp_flood_per_second)
	hits |= 1 << ZONE_SCREEN_ICMP_FLOOD;
      if (is_echo && (z->screens & 1 << ZONE_SCREEN_IP_SWEEP) &&
	  scan_note (zone_screen_main.scans[1], src_hash, dst_hash, now,
		     z->limits.ip_sweep_microseconds * 1e-6))
	hits |= 1 << ZONE_SCREEN_IP_SWEEP;
      break;
    }
  return hits;
}

/* A source is spoofed when no path back to it leaves by an interface of the zone it came from. */
int
zone_screen_spoofed (u32 sw_if_index, u8 zone, const void *src, int is_ip6)
{
  zone_policy_t *p = zone_main.policy;
  load_balance_t *lb;
  u32 fib = fib_table_get_index_for_sw_if_index (is_ip6 ? FIB_PROTOCOL_IP6 : FIB_PROTOCOL_IP4,
						 sw_if_index),
      i;

  if (p == 0 || fib == ~0)
    return 0;
  if (is_ip6)
    {
      if (ip6_address_is_link_local_unicast (src) || ip6_address_is_zero (src))
	return 0;
      lb = load_balance_get (ip6_fib_table_fwding_lookup (fib, src));
    }
  else
    {
      if (((ip4_address_t *) src)->as_u32 == 0)
	return 0;
      lb = load_balance_get (ip4_fib_forwarding_lookup (fib, src));
    }
  for (i = 0; i < lb->lb_n_buckets; i++)
    {
      const dpo_id_t *dpo = load_balance_get_bucket_i (lb, i);
      if (dpo_is_adj (dpo) &&
	  zone_of (p, adj_get (dpo->dpoi_index)->rewrite_header.sw_if_index) == zone)
	return 0;
      /* a path over another table or a label: not ours to judge */
      if (dpo->dpoi_type == DPO_LOAD_BALANCE || dpo->dpoi_type == DPO_LOOKUP)
	return 0;
    }
  return 1;
}
