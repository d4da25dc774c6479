/* SPDX-License-Identifier: Apache-2.0
 * Handlers that zone_api.c registers and other files define. */
#ifndef included_zone_api_h
#define included_zone_api_h

#include "zone.h"
#include <vnet/ip/ip_types_api.h>
#include <zone/zone.api_enum.h>
#include <zone/zone.api_types.h>

/* zone_session_api.c */
void vl_api_zone_session_get_t_handler (vl_api_zone_session_get_t *mp);
void vl_api_zone_session_close_t_handler (vl_api_zone_session_close_t *mp);

/* zone_test.c */
void vl_api_zone_test_packet_t_handler (vl_api_zone_test_packet_t *mp);

typedef struct
{
  zone_verdict_t verdict;
  u8 from, to;
  u32 egress_sw_if_index;
  u8 *reason;
} zone_test_t;

int zone_test_packet (u32 sw_if_index, const zone_tuple_t *t, zone_test_t *result);

#endif /* included_zone_api_h */
