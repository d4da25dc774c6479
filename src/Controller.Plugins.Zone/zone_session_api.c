/* SPDX-License-Identifier: Apache-2.0
 * Sessions for the controller: pages by filter and closing. A call walks for a bounded time and
 * says where to go on; the workers never stop for it. */
#include "zone.h"
#include "zone_api.h"
#include <vlibmemory/api.h>

#define REPLY_MSG_ID_BASE zone_main.msg_id_base
#include <vlibapi/api_helper_macros.h>

#define ZONE_WALK_SECONDS 2e-3
#define ZONE_PAGE_MAX	  10000

typedef struct
{
  ip46_address_t address;
  u8 length;
  u8 is_ip6;
} zone_prefix_t;

typedef struct
{
  zone_prefix_t source, destination;
  u16 source_port, destination_port; /* network byte order */
  u32 slot;			     /* ~0: any */
  u8 protocol, from, to;
  u8 either_direction;
} zone_filter_t;

static int
prefix_in (const vl_api_prefix_t *in, zone_prefix_t *out)
{
  *out = (zone_prefix_t){ .length = in->len, .is_ip6 = in->address.af == ADDRESS_IP6 };
  if (in->address.af != ADDRESS_IP4 && in->address.af != ADDRESS_IP6)
    return -1;
  if (in->len > (out->is_ip6 ? 128 : 32))
    return -1;
  if (out->is_ip6)
    clib_memcpy_fast (&out->address.ip6, in->address.un.ip6, 16);
  else
    clib_memcpy_fast (&out->address.ip4, in->address.un.ip4, 4);
  return 0;
}

static int
filter_in (const vl_api_zone_session_filter_t *in, zone_filter_t *out)
{
  if (prefix_in (&in->source, &out->source) || prefix_in (&in->destination, &out->destination))
    return -1;
  out->protocol = in->protocol;
  out->source_port = clib_host_to_net_u16 (in->source_port);
  out->destination_port = clib_host_to_net_u16 (in->destination_port);
  out->from = in->from_zone;
  out->to = in->to_zone;
  out->either_direction = in->either_direction;
  out->slot = ~0;
  if (in->policy_id)
    {
      uword *found = hash_get (zone_main.counters.slot_by_policy, in->policy_id);
      out->slot = found ? found[0] : ~1;
    }
  return 0;
}

static int
prefix_has (const zone_prefix_t *p, const ip46_address_t *a, int is_ip6)
{
  if (p->length == 0)
    return 1;
  if (p->is_ip6 != is_ip6)
    return 0;
  if (is_ip6)
    return ip6_destination_matches_route (&ip6_main, &a->ip6, &p->address.ip6, p->length);
  return ip4_destination_matches_route (&ip4_main, &a->ip4, &p->address.ip4, p->length);
}

static int
ends_fit (const zone_filter_t *f, const ip46_address_t *src, const ip46_address_t *dst,
	  u16 src_port, u16 dst_port, int is_ip6)
{
  return prefix_has (&f->source, src, is_ip6) && prefix_has (&f->destination, dst, is_ip6) &&
	 (f->source_port == 0 || f->source_port == src_port) &&
	 (f->destination_port == 0 || f->destination_port == dst_port);
}

static int
filter_fits (const zone_filter_t *f, const zone_session_t *s)
{
  ip46_address_t client, server;
  u16 client_port, server_port;
  u32 client_fib, server_fib;
  int is_ip6 = (s->flags & ZONE_SESSION_IP6) != 0;

  if (!zone_session_is_live (s) || (s->flags & ZONE_SESSION_UNLINKED))
    return 0;
  if ((f->protocol && f->protocol != s->protocol) || (f->from && f->from != s->zone[0]) ||
      (f->to && f->to != s->zone[1]) || (f->slot != ~0 && f->slot != s->policy_slot))
    return 0;
  zone_session_client (s, &client, &server, &client_port, &server_port, &client_fib, &server_fib);
  return ends_fit (f, &client, &server, client_port, server_port, is_ip6) ||
	 (f->either_direction && ends_fit (f, &server, &client, server_port, client_port, is_ip6));
}

static void
address_out (vl_api_address_t *out, const ip46_address_t *a, int is_ip6)
{
  clib_memset (out, 0, sizeof (*out));
  out->af = is_ip6 ? ADDRESS_IP6 : ADDRESS_IP4;
  if (is_ip6)
    clib_memcpy_fast (out->un.ip6, &a->ip6, 16);
  else
    clib_memcpy_fast (out->un.ip4, &a->ip4, 4);
}

static void
session_row (vl_api_registration_t *rp, u32 context, const zone_session_t *s, u32 now)
{
  vl_api_zone_session_details_t *rmp;
  ip46_address_t client, server;
  u16 client_port, server_port;
  u32 client_fib, server_fib;
  int is_ip6 = (s->flags & ZONE_SESSION_IP6) != 0;
  u32 *by_slot = zone_main.counters.policy_by_slot;

  zone_session_client (s, &client, &server, &client_port, &server_port, &client_fib, &server_fib);
  REPLY_MACRO_DETAILS4_END (
    VL_API_ZONE_SESSION_DETAILS, rp, context, ({
      rmp->session_id = zone_session_value (s, zone_session_index (&zone_main.table, s));
      address_out (&rmp->source, &client, is_ip6);
      address_out (&rmp->destination, &server, is_ip6);
      rmp->protocol = s->protocol;
      rmp->source_port = clib_net_to_host_u16 (client_port);
      rmp->destination_port = clib_net_to_host_u16 (server_port);
      rmp->from_zone = s->zone[0];
      rmp->to_zone = s->zone[1];
      rmp->source_table_index = client_fib;
      rmp->destination_table_index = server_fib;
      rmp->source_sw_if_index = s->sw_if_index_client;
      rmp->destination_sw_if_index = s->sw_if_index_server;
      rmp->policy_id = s->policy_slot < vec_len (by_slot) ? by_slot[s->policy_slot] : ~0;
      rmp->application_id = s->app_id;
      rmp->generation = s->generation;
      rmp->state = s->state;
      rmp->age = now - s->created;
      rmp->idle = now - s->last_seen;
      rmp->timeout = s->timeout;
      rmp->client_packets = s->total_packets[0] + (u32) (s->packets[0] - s->accounted_packets[0]);
      rmp->server_packets = s->total_packets[1] + (u32) (s->packets[1] - s->accounted_packets[1]);
      rmp->client_bytes = s->bytes[0];
      rmp->server_bytes = s->bytes[1];
    }));
}

void
vl_api_zone_session_get_t_handler (vl_api_zone_session_get_t *mp)
{
  vl_api_zone_session_get_reply_t *rmp;
  vl_api_registration_t *rp = vl_api_client_index_to_registration (mp->client_index);
  zone_session_table_t *t = &zone_main.table;
  vlib_main_t *vm = vlib_get_main ();
  f64 until = vlib_time_now (vm) + ZONE_WALK_SECONDS;
  u32 now = zone_now (vm), rows = 0, i,
      limit = mp->limit ? clib_min (mp->limit, ZONE_PAGE_MAX) : ZONE_PAGE_MAX;
  zone_filter_t f;
  int rv = 0;

  if (rp == 0)
    return;
  i = mp->cursor;
  if (filter_in (&mp->filter, &f))
    {
      rv = VNET_API_ERROR_INVALID_VALUE;
      i = ~0;
    }
  else
    {
      for (; i < t->high_water; i++)
	{
	  if (rows == limit)
	    break;
	  if ((i & 63) == 63 && i != mp->cursor &&
	      (vlib_time_now (vm) > until || !vl_api_can_send_msg (rp)))
	    {
	      rv = VNET_API_ERROR_EAGAIN;
	      break;
	    }
	  CLIB_PREFETCH (&t->sessions[i + 8].cacheline1, CLIB_CACHE_LINE_BYTES, LOAD);
	  if (filter_fits (&f, t->sessions + i))
	    {
	      session_row (rp, mp->context, t->sessions + i, now);
	      rows++;
	    }
	}
      if (i >= t->high_water)
	{
	  i = ~0;
	  rv = 0;
	}
    }
  REPLY_MACRO2_END (VL_API_ZONE_SESSION_GET_REPLY, ({
		      rmp->cursor = i;
		      rmp->rows = rows;
		    }));
}

void
vl_api_zone_session_close_t_handler (vl_api_zone_session_close_t *mp)
{
  vl_api_zone_session_close_reply_t *rmp;
  zone_session_table_t *t = &zone_main.table;
  vlib_main_t *vm = vlib_get_main ();
  f64 until = vlib_time_now (vm) + ZONE_WALK_SECONDS;
  u32 *gone = 0, i = mp->cursor, closed;
  zone_filter_t f;
  int rv = 0;

  if (mp->session_id)
    {
      u32 index = (u32) mp->session_id;
      i = ~0;
      if (index >= t->high_water || zone_session_at (t, mp->session_id) == 0 ||
	  !zone_session_end (t->sessions + index, ZONE_CLOSE_CLEARED, &gone))
	rv = VNET_API_ERROR_NO_SUCH_ENTRY;
    }
  else if (filter_in (&mp->filter, &f))
    {
      rv = VNET_API_ERROR_INVALID_VALUE;
      i = ~0;
    }
  else
    {
      for (; i < t->high_water; i++)
	{
	  if ((i & 63) == 63 && i != mp->cursor && vlib_time_now (vm) > until)
	    {
	      rv = VNET_API_ERROR_EAGAIN;
	      break;
	    }
	  if (filter_fits (&f, t->sessions + i))
	    zone_session_end (t->sessions + i, ZONE_CLOSE_CLEARED, &gone);
	}
      if (rv == 0)
	i = ~0;
    }
  closed = vec_len (gone);
  if (gone)
    zone_retire (gone, 0);
  REPLY_MACRO2_END (VL_API_ZONE_SESSION_CLOSE_REPLY, ({
		      rmp->cursor = i;
		      rmp->closed = closed;
		    }));
}
