/* SPDX-License-Identifier: Apache-2.0
 * The node of the screens: first on ip4-unicast and ip6-unicast, so that NAT makes no session for
 * what is dropped here. It stands only on interfaces of zones that have screens. */
#include "zone_screen.h"
#include "zone_packet.h"
#include "zone_log.h"
#include <vnet/feature/feature.h>

#ifndef CLIB_MARCH_VARIANT
vlib_error_desc_t zone_screen_desc[] = {
#define _(n, s) { .name = #n, .desc = s, .severity = VL_COUNTER_SEVERITY_INFO },
  foreach_zone_screen
#undef _
};
#endif

typedef struct
{
  u32 hits, dropped;
  u8 zone;
} zone_screen_trace_t;

static u8 *
format_zone_screen_trace (u8 *s, va_list *args)
{
  CLIB_UNUSED (vlib_main_t * vm) = va_arg (*args, vlib_main_t *);
  CLIB_UNUSED (vlib_node_t * node) = va_arg (*args, vlib_node_t *);
  zone_screen_trace_t *t = va_arg (*args, zone_screen_trace_t *);
  u32 i;

  s = format (s, "zone %U: ", format_zone_name, t->zone);
  if (t->hits == 0)
    return format (s, "no screen");
  for (i = 0; i < ZONE_N_SCREEN; i++)
    if (t->hits >> i & 1)
      s =
	format (s, "%s%s; ", zone_screen_desc[i].desc, t->dropped >> i & 1 ? "" : " (alarm only)");
  return s;
}

/* What the headers of one packet say, with bounds checked. */
typedef struct
{
  u8 *l4, *end;
  u32 offset; /* of the fragment, bytes */
  u32 length; /* of the payload in this fragment */
  u16 id;
  u8 protocol;
  u8 is_fragment, more;
  u8 options, source_route;
  u8 same_ends;
  u32 src_hash, dst_hash;
} zone_screen_packet_t;

static_always_inline int
screen_parse4 (vlib_buffer_t *b, zone_screen_packet_t *s)
{
  ip4_header_t *ip = vlib_buffer_get_current (b);
  u32 header = ip4_header_bytes (ip), i;
  u8 *option = (u8 *) (ip + 1), *options_end;

  *s = (zone_screen_packet_t){};
  if (b->current_length < sizeof (*ip) || header < sizeof (*ip) || header > b->current_length ||
      clib_net_to_host_u16 (ip->length) < header)
    return -1;
  s->end = vlib_buffer_get_tail (b);
  s->l4 = (u8 *) ip + header;
  s->protocol = ip->protocol;
  s->offset = ip4_get_fragment_offset_bytes (ip);
  s->more = ip4_get_fragment_more (ip) != 0;
  s->is_fragment = s->offset || s->more;
  s->length = clib_net_to_host_u16 (ip->length) - header;
  s->id = ip->fragment_id;
  s->options = header > sizeof (*ip);
  options_end = s->l4;
  for (i = 0; i < 40 && option < options_end && option[0] != 0; i++)
    {
      if (option[0] == 131 || option[0] == 137) /* loose and strict source route */
	s->source_route = 1;
      if (option[0] == 1)
	{
	  option++;
	  continue;
	}
      if (option + 1 >= options_end || option[1] < 2)
	break;
      option += option[1];
    }
  s->same_ends = ip->src_address.as_u32 == ip->dst_address.as_u32;
  s->src_hash = clib_crc32c_u32 (0, ip->src_address.as_u32);
  s->dst_hash = clib_crc32c_u32 (0, ip->dst_address.as_u32);
  return 0;
}

static u32
hash6 (const ip6_address_t *a)
{
  u64 h = clib_xxhash (a->as_u64[0] ^ (a->as_u64[1] << 1 | a->as_u64[1] >> 63));
  return (u32) (h ^ h >> 32);
}

static_always_inline int
screen_parse6 (vlib_buffer_t *b, zone_screen_packet_t *s)
{
  ip6_header_t *ip = vlib_buffer_get_current (b);
  u8 *start = (u8 *) (ip + 1), *h = start;
  zone_ip6_chain_t c;

  *s = (zone_screen_packet_t){};
  if (b->current_length < sizeof (*ip))
    return -1;
  s->end = vlib_buffer_get_tail (b);
  if (zone_ip6_chain (start, s->end, ip->protocol, &c))
    return -1;
  s->l4 = c.l4;
  s->protocol = c.protocol;
  s->is_fragment = c.is_fragment;
  s->options = ip->protocol == IP_PROTOCOL_IP6_HOP_BY_HOP_OPTIONS ||
	       ip->protocol == IP_PROTOCOL_IP6_DESTINATION_OPTIONS;
  s->source_route = ip->protocol == IP_PROTOCOL_IPV6_ROUTE && h + 4 <= s->end && h[2] == 0;
  if (c.is_fragment && h + 8 <= s->end && ip->protocol == IP_PROTOCOL_IPV6_FRAGMENTATION)
    {
      u16 offset = clib_net_to_host_u16 (*(u16 *) (h + 2));
      s->offset = offset & 0xfff8;
      s->more = offset & 1;
      s->id = *(u16 *) (h + 6);
      s->length = clib_net_to_host_u16 (ip->payload_length) >= 8 ?
		    clib_net_to_host_u16 (ip->payload_length) - 8 :
		    0;
    }
  else
    s->length = clib_net_to_host_u16 (ip->payload_length);
  s->same_ends = ip6_address_is_equal (&ip->src_address, &ip->dst_address);
  s->src_hash = hash6 (&ip->src_address);
  s->dst_hash = hash6 (&ip->dst_address);
  return 0;
}

/* Whether a fragment covers bytes that another of its datagram brought already. */
static_always_inline int
screen_teardrop (zone_worker_t *w, const zone_screen_packet_t *s, u32 now)
{
  u32 key = s->src_hash ^ (s->dst_hash << 7 | s->dst_hash >> 25) ^ (u32) s->id << 8 ^ s->protocol;
  zone_datagram_t *d = w->datagrams + (key & pow2_mask (ZONE_DATAGRAMS_LOG2));
  u32 first = s->offset, last = s->offset + s->length;

  if (d->key != key || now - d->seen > 30)
    {
      *d =
	(zone_datagram_t){ .key = key, .seen = now, .first = first, .last = last, .recent = first };
      return 0;
    }
  /* the same fragment once more is the network's doing */
  if (first == d->recent)
    return 0;
  d->recent = first;
  if (first < d->last && last > d->first)
    return 1;
  d->first = clib_min (d->first, first);
  d->last = clib_max (d->last, last);
  return 0;
}

static_always_inline u32
screen_hits (vlib_main_t *vm, zone_worker_t *w, const zone_zone_t *z, u32 rx, vlib_buffer_t *b,
	     int is_ip6)
{
  zone_screen_packet_t s;
  u32 hits = 0;
  u8 tcp_flags = 0, icmp_type = 0;
  u16 dst_port = 0;
  int is_icmp, is_first;

  if ((is_ip6 ? screen_parse6 (b, &s) : screen_parse4 (b, &s)))
    return 0; /* malformed: the policy nodes drop it */
#define HIT(cond, name)                                                                            \
  if (cond)                                                                                        \
  hits |= 1 << ZONE_SCREEN_##name
  is_icmp = s.protocol == (is_ip6 ? IP_PROTOCOL_ICMP6 : IP_PROTOCOL_ICMP);
  is_first = s.offset == 0;
  HIT (s.options, IP_OPTIONS);
  HIT (s.source_route, SOURCE_ROUTE);
  HIT (s.protocol > 146, UNKNOWN_PROTOCOL);
  if (s.protocol == IP_PROTOCOL_TCP && is_first && s.l4 + sizeof (tcp_header_t) <= s.end)
    {
      tcp_header_t *th = (tcp_header_t *) s.l4;
      tcp_flags = th->flags;
      dst_port = clib_net_to_host_u16 (th->dst_port);
      HIT (s.same_ends, LAND);
      HIT ((tcp_flags & (TCP_FLAG_SYN | TCP_FLAG_FIN)) == (TCP_FLAG_SYN | TCP_FLAG_FIN), SYN_FIN);
      HIT ((tcp_flags & 0x3f) == 0, NO_FLAG);
      HIT ((tcp_flags & (TCP_FLAG_FIN | TCP_FLAG_ACK)) == TCP_FLAG_FIN, FIN_NO_ACK);
      HIT (dst_port == 139 && (tcp_flags & TCP_FLAG_URG), WINNUKE);
      HIT (s.is_fragment && (tcp_flags & TCP_FLAG_SYN), SYN_FRAGMENT);
    }
  else if (s.protocol == IP_PROTOCOL_UDP && is_first && s.l4 + sizeof (udp_header_t) <= s.end)
    {
      dst_port = clib_net_to_host_u16 (((udp_header_t *) s.l4)->dst_port);
      HIT (s.same_ends, LAND);
    }
  else if (is_icmp)
    {
      if (is_first && s.l4 < s.end)
	icmp_type = s.l4[0];
      HIT (s.is_fragment, ICMP_FRAGMENT);
      HIT (s.length > z->limits.icmp_large_bytes, ICMP_LARGE);
      HIT (s.offset + s.length > 65535, PING_OF_DEATH);
    }
  if (PREDICT_FALSE (s.is_fragment && (z->screens & 1 << ZONE_SCREEN_TEARDROP)))
    HIT (screen_teardrop (w, &s, zone_now (vm)), TEARDROP);
  if (z->screens & 1 << ZONE_SCREEN_SPOOFING)
    {
      void *src = is_ip6 ? (void *) &((ip6_header_t *) vlib_buffer_get_current (b))->src_address :
			   (void *) &((ip4_header_t *) vlib_buffer_get_current (b))->src_address;
      HIT (zone_screen_spoofed (rx, z->id, src, is_ip6), SPOOFING);
    }
#undef HIT
  hits &= z->screens;
  /* what is dropped anyway must not count as a flood */
  if (is_first && (hits & ~z->screens_alarm_only) == 0)
    hits |= zone_screen_rates (vm, z, s.protocol, tcp_flags, icmp_type, s.src_hash, s.dst_hash,
			       dst_port, is_ip6);
  return hits & z->screens;
}

/* Counts a hit; at most one event a second for each zone, screen and worker, so that an attack does
 * not wash all else out of the ring. */
static void
screen_report (vlib_main_t *vm, zone_worker_t *w, const zone_zone_t *z, u32 rx, vlib_buffer_t *b,
	       u32 hits, int is_ip6)
{
  u32 now = zone_now (vm), bit;

  while (hits)
    {
      bit = count_trailing_zeros (hits);
      hits &= hits - 1;
      vlib_increment_simple_counter (&zone_main.counters.screen_hits, vm->thread_index,
				     z->id * 32 + bit, 1);
      u32 *last = w->screen_logged + z->id * 32 + bit;
      if (last[0] == now + 1)
	continue;
      last[0] = now + 1;

      zone_tuple_t t = { .is_ip6 = is_ip6 };
      zone_screen_packet_t s;
      if ((is_ip6 ? screen_parse6 (b, &s) : screen_parse4 (b, &s)) == 0)
	{
	  t.protocol = s.protocol;
	  if (s.offset == 0)
	    (void) zone_ports (s.protocol, s.l4, s.end, is_ip6, &t.src_port, &t.dst_port);
	}
      if (is_ip6)
	{
	  ip6_header_t *ip = vlib_buffer_get_current (b);
	  t.src.ip6 = ip->src_address;
	  t.dst.ip6 = ip->dst_address;
	}
      else
	{
	  ip4_header_t *ip = vlib_buffer_get_current (b);
	  t.src.ip4 = ip->src_address;
	  t.dst.ip4 = ip->dst_address;
	}
      zone_log_tuple (vm, &t, z->id, ZONE_NULL, rx, ~0, ~0, ZONE_EVENT_SCREEN, bit,
		      z->screens_alarm_only >> bit & 1);
    }
}

static_always_inline uword
zone_screen_inline (vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame, int is_ip6)
{
  zone_worker_t *w = vec_elt_at_index (zone_main.workers, vm->thread_index);
  zone_policy_t *p = __atomic_load_n (&zone_main.policy, __ATOMIC_ACQUIRE);
  vlib_buffer_t *bufs[VLIB_FRAME_SIZE];
  u16 nexts[VLIB_FRAME_SIZE];
  u32 *from = vlib_frame_vector_args (frame), n = frame->n_vectors, i;

  vlib_get_buffers (vm, from, bufs, n);
  for (i = 0; i < n; i++)
    {
      vlib_buffer_t *b = bufs[i];
      u32 rx = vnet_buffer (b)->sw_if_index[VLIB_RX], hits = 0, dropped = 0;
      u8 zone = p ? zone_of (p, rx) : ZONE_NULL;
      const zone_zone_t *z = p ? p->ruleset->zones + zone : 0;

      if (PREDICT_TRUE (i + 4 < n))
	{
	  vlib_prefetch_buffer_header (bufs[i + 4], LOAD);
	  clib_prefetch_load (vlib_buffer_get_current (bufs[i + 4]));
	}
      if (z && z->screens)
	{
	  hits = screen_hits (vm, w, z, rx, b, is_ip6);
	  dropped = hits & ~z->screens_alarm_only;
	  if (PREDICT_FALSE (hits))
	    screen_report (vm, w, z, rx, b, hits, is_ip6);
	}
      if (PREDICT_FALSE (dropped))
	{
	  b->error = node->errors[count_trailing_zeros (dropped)];
	  nexts[i] = 0;
	}
      else
	vnet_feature_next_u16 (&nexts[i], b);
      if (PREDICT_FALSE (b->flags & VLIB_BUFFER_IS_TRACED))
	{
	  zone_screen_trace_t *t = vlib_add_trace (vm, node, b, sizeof (*t));
	  t->hits = hits;
	  t->dropped = dropped;
	  t->zone = zone;
	}
    }
  vlib_buffer_enqueue_to_next (vm, node, from, nexts, n);
  return n;
}

VLIB_NODE_FN (zone_ip4_screen_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_screen_inline (vm, node, frame, 0);
}

VLIB_NODE_FN (zone_ip6_screen_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_screen_inline (vm, node, frame, 1);
}

VLIB_REGISTER_NODE (zone_ip4_screen_node) = {
  .name = "zone-ip4-screen",
  .vector_size = sizeof (u32),
  .format_trace = format_zone_screen_trace,
  .type = VLIB_NODE_TYPE_INTERNAL,
  .n_errors = ZONE_N_SCREEN,
  .error_counters = zone_screen_desc,
  .n_next_nodes = 1,
  .next_nodes = { "ip4-drop" },
};

VLIB_REGISTER_NODE (zone_ip6_screen_node) = {
  .name = "zone-ip6-screen",
  .vector_size = sizeof (u32),
  .format_trace = format_zone_screen_trace,
  .type = VLIB_NODE_TYPE_INTERNAL,
  .n_errors = ZONE_N_SCREEN,
  .error_counters = zone_screen_desc,
  .n_next_nodes = 1,
  .next_nodes = { "ip6-drop" },
};
