/* SPDX-License-Identifier: Apache-2.0
 * The data plane. Two places judge packets: the output arc (what is routed, and what the router
 * sends) and the local arc (what is for the router). docs/zone-plugin.md draws the walk. */
#include "zone_packet.h"
#include <vnet/feature/feature.h>
#include <vnet/ip/icmp4.h>
#include <vnet/ip/icmp6.h>
#include <vnet/adj/adj.h>
#include <vnet/fib/fib_table.h>
#include <vppinfra/bihash_template.h>

typedef enum
{
  ZONE_NEXT_DROP,
  ZONE_NEXT_ICMP_ERROR,
  ZONE_NEXT_LOOKUP,
  ZONE_NEXT_FRAGMENT,
  ZONE_N_NEXT,
} zone_next_t;

/* A packet that passed inside a tunnel: what comes out of the encapsulation is the router's own. */
#define ZONE_BUFFER_F_INNER VNET_BUFFER_F_AVAIL8

typedef struct
{
  u64 session;
  u32 policy_slot;
  u32 rx, tx;
  u16 src_port, dst_port;
  u8 src[16], dst[16];
  u8 protocol;
  u8 from, to;
  u8 action;
  u8 reason;
  u8 is_ip6;
} zone_trace_t;

static u8 *
format_zone_trace (u8 *s, va_list *args)
{
  CLIB_UNUSED (vlib_main_t * vm) = va_arg (*args, vlib_main_t *);
  CLIB_UNUSED (vlib_node_t * node) = va_arg (*args, vlib_node_t *);
  zone_trace_t *t = va_arg (*args, zone_trace_t *);
  static const char *actions[] = { "deny", "permit", "reject" };

  s = format (s, "%s: %U", t->action < ARRAY_LEN (actions) ? actions[t->action] : "?",
	      format_zone_reason, t->reason);
  s =
    format (s, "\n  %U %U:%u -> %U:%u", format_ip_protocol, t->protocol,
	    t->is_ip6 ? format_ip6_address : format_ip4_address, t->src,
	    clib_net_to_host_u16 (t->src_port), t->is_ip6 ? format_ip6_address : format_ip4_address,
	    t->dst, clib_net_to_host_u16 (t->dst_port));
  s = format (s, "\n  zone %U (rx %d) -> zone %U (tx %d)", format_zone_name, t->from, t->rx,
	      format_zone_name, t->to, t->tx);
  s = format (s, "\n  policy row %u", t->policy_slot);
  if (t->session)
    s = format (s, ", session %lu", t->session);
  return s;
}

typedef struct
{
  u32 rx, tx;
} zone_interfaces_t;

/* Data of an established session, the common case. Returns the reason. */
static_always_inline zone_reason_t
zone_pass (zone_frame_t *f, zone_packet_t *p, zone_session_t *s, int d)
{
  if (p->protocol == IP_PROTOCOL_TCP)
    {
      int known = s->flags & ZONE_SESSION_SEQUENCE;

      if (PREDICT_FALSE (s->state != ZONE_SESSION_ESTABLISHED ||
			 (p->tcp_flags & (TCP_FLAG_SYN | TCP_FLAG_FIN | TCP_FLAG_RST))))
	{
	  if (zone_tcp_event (f, p, s, d))
	    return ZONE_REASON_OUT_OF_WINDOW;
	}
      else if (PREDICT_FALSE ((f->policy->flags & ZONE_RULESET_SEQUENCE_CHECK) && known && p->tcp &&
			      (s->seen[!d] & TCP_FLAG_ACK)))
	{
	  u32 peer = s->ack[!d], window = (u32) s->window[!d] << s->scale[!d];
	  /* one byte more for the probe of a closed window; a window before for what is sent again
	   */
	  if ((i32) (p->seq + p->payload - (peer + window + 1)) > 0 ||
	      (i32) (p->seq - (peer - (1 << 30))) < 0 || (i32) (p->ack - s->next[!d]) > 0)
	    return ZONE_REASON_OUT_OF_WINDOW;
	}
      if (p->tcp && !(p->tcp_flags & TCP_FLAG_RST))
	{
	  u32 end = p->seq + p->payload + ((p->tcp_flags & (TCP_FLAG_SYN | TCP_FLAG_FIN)) != 0);
	  if ((i32) (end - s->next[d]) > 0 || !known)
	    s->next[d] = end;
	  if (p->tcp_flags & TCP_FLAG_ACK)
	    {
	      s->ack[d] = p->ack;
	      s->seen[d] |= TCP_FLAG_ACK;
	    }
	  s->window[d] = clib_net_to_host_u16 (p->tcp->window);
	}
    }
  else if (PREDICT_FALSE (d == 1 && s->state == ZONE_SESSION_OPENING))
    {
      s->state = ZONE_SESSION_ESTABLISHED;
      if (s->app_timeout)
	s->timeout = s->app_timeout;
    }
  if (s->last_seen != f->now && s->state != ZONE_SESSION_CLOSED)
    s->last_seen = f->now;
  s->packets[d]++;
  s->bytes[d] += p->length;
  return ZONE_REASON_ESTABLISHED;
}

/* Answers a TCP segment with a reset, in its own buffer, as the destination would. */
static_always_inline int
zone_make_reset (vlib_main_t *vm, vlib_buffer_t *b, zone_packet_t *p, int is_ip6, u32 rx)
{
  tcp_header_t *th = p->tcp;
  u32 ip_bytes = is_ip6 ? sizeof (ip6_header_t) : sizeof (ip4_header_t);
  u32 seq, ack;
  u8 flags = TCP_FLAG_RST;
  u16 port;

  if (th == 0 || (p->tcp_flags & TCP_FLAG_RST) || (b->flags & VLIB_BUFFER_NEXT_PRESENT))
    return 0;
  if (p->tcp_flags & TCP_FLAG_ACK)
    {
      seq = th->ack_number;
      ack = 0;
    }
  else
    {
      seq = 0;
      ack = clib_host_to_net_u32 (p->seq + p->payload + ((p->tcp_flags & TCP_FLAG_SYN) != 0) +
				  ((p->tcp_flags & TCP_FLAG_FIN) != 0));
      flags |= TCP_FLAG_ACK;
    }
  port = th->src_port;
  tcp_header_t *out = (tcp_header_t *) ((u8 *) p->ip + ip_bytes);
  u16 dst_port = th->dst_port;
  clib_memset (out, 0, sizeof (*out));
  out->src_port = dst_port;
  out->dst_port = port;
  out->seq_number = seq;
  out->ack_number = ack;
  out->data_offset_and_reserved = 5 << 4;
  out->flags = flags;

  vlib_buffer_advance (b, (u8 *) p->ip - (u8 *) vlib_buffer_get_current (b));
  b->current_length = ip_bytes + sizeof (*out);
  b->flags &= ~(VLIB_BUFFER_TOTAL_LENGTH_VALID | VNET_BUFFER_F_OFFLOAD | VNET_BUFFER_F_GSO);
  b->flags |= VNET_BUFFER_F_LOCALLY_ORIGINATED;
  vnet_buffer (b)->oflags = 0;
  if (is_ip6)
    {
      ip6_header_t *ip = p->ip;
      ip6_address_t a = ip->src_address;
      int bogus;
      ip->src_address = ip->dst_address;
      ip->dst_address = a;
      ip->ip_version_traffic_class_and_flow_label = clib_host_to_net_u32 (6 << 28);
      ip->payload_length = clib_host_to_net_u16 (sizeof (*out));
      ip->protocol = IP_PROTOCOL_TCP;
      ip->hop_limit = 64;
      out->checksum = ip6_tcp_udp_icmp_compute_checksum (vm, b, ip, &bogus);
      vnet_buffer (b)->sw_if_index[VLIB_TX] =
	fib_table_get_index_for_sw_if_index (FIB_PROTOCOL_IP6, rx);
    }
  else
    {
      ip4_header_t *ip = p->ip;
      ip4_address_t a = ip->src_address;
      ip->src_address = ip->dst_address;
      ip->dst_address = a;
      ip->ip_version_and_header_length = 0x45;
      ip->tos = 0;
      ip->length = clib_host_to_net_u16 (b->current_length);
      ip->fragment_id = 0;
      ip->flags_and_fragment_offset = clib_host_to_net_u16 (IP4_HEADER_FLAG_DONT_FRAGMENT);
      ip->ttl = 64;
      ip->protocol = IP_PROTOCOL_TCP;
      ip->checksum = ip4_header_checksum (ip);
      out->checksum = ip4_tcp_udp_compute_checksum (vm, b, ip);
      vnet_buffer (b)->sw_if_index[VLIB_TX] =
	fib_table_get_index_for_sw_if_index (FIB_PROTOCOL_IP4, rx);
    }
  vnet_buffer (b)->sw_if_index[VLIB_RX] = vnet_get_main ()->local_interface_sw_if_index;
  return 1;
}

static_always_inline u16
zone_reject (vlib_main_t *vm, vlib_buffer_t *b, zone_packet_t *p, int is_ip6, u32 rx)
{
  if (p->protocol == IP_PROTOCOL_TCP)
    return zone_make_reset (vm, b, p, is_ip6, rx) ? ZONE_NEXT_LOOKUP : ZONE_NEXT_DROP;
  /* RFC 1122 3.2.2, RFC 4443 2.4: no error about an error */
  if (p->kind == ZONE_PACKET_ICMP_ERROR)
    return ZONE_NEXT_DROP;
  vlib_buffer_advance (b, (u8 *) p->ip - (u8 *) vlib_buffer_get_current (b));
  vnet_buffer (b)->sw_if_index[VLIB_TX] = ~0;
  if (is_ip6)
    icmp6_error_set_vnet_buffer (
      b, ICMP6_destination_unreachable,
      ICMP6_destination_unreachable_destination_administratively_prohibited, 0);
  else
    icmp4_error_set_vnet_buffer (
      b, ICMP4_destination_unreachable,
      ICMP4_destination_unreachable_communication_administratively_prohibited, 0);
  return ZONE_NEXT_ICMP_ERROR;
}

static_always_inline void
zone_add_trace (vlib_main_t *vm, vlib_node_runtime_t *node, vlib_buffer_t *b,
		const zone_packet_t *p, zone_interfaces_t i, const zone_decision_t *d, int is_ip6)
{
  zone_trace_t *t = vlib_add_trace (vm, node, b, sizeof (*t));

  *t = (zone_trace_t){
    .session = d->session ? zone_session_value (d->session,
						zone_session_index (&zone_main.table, d->session)) :
			    0,
    .policy_slot = d->slot,
    .rx = i.rx,
    .tx = i.tx,
    .src_port = p->src_port,
    .dst_port = p->dst_port,
    .protocol = p->protocol,
    .from = p->from,
    .to = p->to,
    .action = d->action,
    .reason = d->reason,
    .is_ip6 = is_ip6,
  };
  if (is_ip6)
    {
      clib_memcpy_fast (t->src, &((ip6_header_t *) p->ip)->src_address, 16);
      clib_memcpy_fast (t->dst, &((ip6_header_t *) p->ip)->dst_address, 16);
    }
  else
    {
      clib_memcpy_fast (t->src, &((ip4_header_t *) p->ip)->src_address, 4);
      clib_memcpy_fast (t->dst, &((ip4_header_t *) p->ip)->dst_address, 4);
    }
}

/* Where the packet comes from and goes to; p->from and p->to. */
static_always_inline zone_interfaces_t
zone_ends (const zone_policy_t *policy, vlib_buffer_t *b, zone_packet_t *p, int is_local,
	   u32 *src_fib, u32 *dst_fib, const u32 *fibs)
{
  zone_interfaces_t i = { vnet_buffer (b)->sw_if_index[VLIB_RX],
			  vnet_buffer (b)->sw_if_index[VLIB_TX] };

  if (is_local)
    {
      p->from = zone_of (policy, i.rx);
      p->to = ZONE_SELF;
      i.tx = ~0;
      *src_fib = *dst_fib = i.rx < vec_len (fibs) ? fibs[i.rx] : 0;
      /* What leaves a tunnel here is a new packet: marks of its carrier do not speak for it. */
      b->flags &= ~(ZONE_BUFFER_F_INNER | VNET_BUFFER_F_LOCALLY_ORIGINATED);
      return i;
    }
  p->to = zone_of (policy, i.tx);
  *dst_fib = i.tx < vec_len (fibs) ? fibs[i.tx] : 0;
  if (PREDICT_FALSE (i.rx == 0 || i.rx == ~0 ||
		     (b->flags & (ZONE_BUFFER_F_INNER | VNET_BUFFER_F_LOCALLY_ORIGINATED))))
    p->from = ZONE_SELF;
  else
    p->from = zone_of (policy, i.rx);
  *src_fib = p->from == ZONE_SELF || i.rx >= vec_len (fibs) ? *dst_fib : fibs[i.rx];
  if (PREDICT_FALSE (p->to == ZONE_SELF)) /* to the host side of a linux-cp pair */
    *dst_fib = *src_fib;
  return i;
}

static_always_inline void
zone_decide (zone_frame_t *f, zone_packet_t *p, const void *key, zone_session_t *s,
	     zone_interfaces_t i, zone_decision_t *d)
{
  int direction;

  if (PREDICT_TRUE (s != 0))
    {
      direction = p->swapped ^ ((s->flags & ZONE_SESSION_SWAPPED) != 0);
      d->action = ZONE_PERMIT;
      d->slot = s->policy_slot;
      d->session = s;
      if (PREDICT_FALSE (p->kind == ZONE_PACKET_ICMP_ERROR))
	{
	  /* Routers on the way send errors too, so only the end that it goes to must be in its
	   * zone. */
	  if (p->to == s->zone[!direction] || p->from == ZONE_SELF)
	    d->reason = ZONE_REASON_RELATED;
	  else
	    {
	      d->reason = ZONE_REASON_ZONE_CHANGED;
	      d->action = ZONE_DENY;
	    }
	  return;
	}
      if (PREDICT_FALSE (s->state == ZONE_SESSION_CLOSED &&
			 (p->tcp_flags & (TCP_FLAG_SYN | TCP_FLAG_ACK)) == TCP_FLAG_SYN))
	{
	  zone_flow_first (f, p, key, i.rx, i.tx, s, d);
	  if (d->session == 0)
	    return;
	  s = d->session;
	  direction = p->swapped ^ ((s->flags & ZONE_SESSION_SWAPPED) != 0);
	}
      else if (PREDICT_FALSE (p->from != s->zone[direction] || p->to != s->zone[!direction]))
	{
	  zone_flow_moved (f, p, s, direction, d);
	  if (d->action != ZONE_PERMIT)
	    return;
	}
      d->reason = zone_pass (f, p, s, direction);
      if (PREDICT_FALSE (d->reason != ZONE_REASON_ESTABLISHED))
	d->action = ZONE_DENY;
      return;
    }
  zone_flow_first (f, p, key, i.rx, i.tx, 0, d);
  if (d->action == ZONE_PERMIT && d->session)
    {
      zone_session_t *made = d->session;
      direction = p->swapped ^ ((made->flags & ZONE_SESSION_SWAPPED) != 0);
      made->packets[direction]++;
      made->bytes[direction] += p->length;
    }
}

static_always_inline void
zone_decide_unkeyed (const zone_packet_t *p, int is_local, zone_decision_t *d)
{
  *d = (zone_decision_t){ .action = ZONE_DENY, .slot = ZONE_SLOT_DEFAULT };
  switch (p->kind)
    {
    case ZONE_PACKET_FRAGMENT:
      /* To the router: it is put together first and comes back whole. Else: its ports are found
       * first. */
      d->reason = is_local ? ZONE_REASON_EXEMPT : ZONE_REASON_FRAGMENT;
      d->action = ZONE_PERMIT;
      break;
    case ZONE_PACKET_EXEMPT:
      if (is_local || p->from == ZONE_SELF)
	{
	  d->reason = ZONE_REASON_EXEMPT;
	  d->action = ZONE_PERMIT;
	}
      else
	d->reason = ZONE_REASON_MALFORMED;
      break;
    case ZONE_PACKET_ORPHAN:
      d->reason = ZONE_REASON_ORPHAN_FRAGMENT;
      break;
    case ZONE_PACKET_VRF:
      d->reason = ZONE_REASON_VRF_LIMIT;
      break;
    default:
      d->reason = ZONE_REASON_MALFORMED;
    }
}

/* Packets that go through the three steps together: few enough that what one step fetches is still
 * in the first-level cache when the next needs it. */
#define ZONE_STRIDE 32

typedef struct
{
  zone_packet_t packets[ZONE_STRIDE];
  zone_interfaces_t ends[ZONE_STRIDE];
  union
  {
    clib_bihash_kv_16_8_t kv4[ZONE_STRIDE];
    clib_bihash_kv_40_8_t kv6[ZONE_STRIDE];
  };
  u64 values[ZONE_STRIDE]; /* hash of the key, then what it found: ~0 is nothing */
} zone_stride_t;

/* 1: headers, keys, hashes; the buckets are on their way. n_ahead packets follow in the frame. */
static_always_inline void
zone_step_keys (zone_frame_t *f, zone_stride_t *x, vlib_buffer_t **b, u32 n, u32 n_ahead,
		int is_ip6, int is_local, int is_reassembled)
{
  const u32 *fibs = is_ip6 ? ip6_main.fib_index_by_sw_if_index : ip4_main.fib_index_by_sw_if_index;
  u32 src_fib, dst_fib, i;
  u8 *ip;

  for (i = 0; i < n; i++)
    {
      zone_packet_t *p = x->packets + i;

      if (PREDICT_TRUE (i + 8 < n_ahead))
	{
	  vlib_prefetch_buffer_header (b[i + 8], STORE);
	  clib_prefetch_load (b[i + 8]->data);
	}
      if (is_reassembled) /* virtual reassembly was shown the packet without its rewrite */
	vlib_buffer_advance (b[i], -(word) vnet_buffer (b[i])->ip.save_rewrite_length);
      x->ends[i] = zone_ends (f->policy, b[i], p, is_local, &src_fib, &dst_fib, fibs);
      ip = (u8 *) vlib_buffer_get_current (b[i]) +
	   (is_local ? 0 : vnet_buffer (b[i])->ip.save_rewrite_length);
      if (is_ip6)
	{
	  zone_parse6 (p, (zone_key6_t *) x->kv6[i].key, b[i], (ip6_header_t *) ip, src_fib,
		       dst_fib, is_local);
	  x->values[i] = clib_bihash_hash_40_8 (&x->kv6[i]);
	  clib_bihash_prefetch_bucket_40_8 (&zone_main.table.hash6, x->values[i]);
	}
      else
	{
	  zone_parse4 (p, (zone_key4_t *) x->kv4[i].key, b[i], (ip4_header_t *) ip, src_fib,
		       dst_fib, is_reassembled);
	  x->values[i] = clib_bihash_hash_16_8 (&x->kv4[i]);
	  clib_bihash_prefetch_bucket_16_8 (&zone_main.table.hash4, x->values[i]);
	}
    }
}

/* 2: sessions are looked for; their first lines are on their way. */
static_always_inline void
zone_step_find (zone_stride_t *x, u32 n, int is_ip6)
{
  zone_session_table_t *table = &zone_main.table;
  u32 i;

  for (i = 0; i < n; i++)
    {
      u64 value = ~0;

      if (PREDICT_TRUE (x->packets[i].kind <= ZONE_PACKET_ICMP_ERROR))
	{
	  if (is_ip6)
	    {
	      clib_bihash_kv_40_8_t found;
	      if (clib_bihash_search_inline_2_with_hash_40_8 (&table->hash6, x->values[i],
							      &x->kv6[i], &found) == 0)
		value = found.value;
	    }
	  else
	    {
	      clib_bihash_kv_16_8_t found;
	      if (clib_bihash_search_inline_2_with_hash_16_8 (&table->hash4, x->values[i],
							      &x->kv4[i], &found) == 0)
		value = found.value;
	    }
	  if (PREDICT_TRUE (value != ~0ull))
	    clib_prefetch_store (table->sessions + (u32) value);
	}
      x->values[i] = value;
    }
}

/* 3: verdicts, and where they send the packet. */
static_always_inline void
zone_step_judge (zone_frame_t *f, vlib_node_runtime_t *node, zone_stride_t *x, vlib_buffer_t **b,
		 u16 *nexts, u32 n, u32 *counts, int is_ip6, int is_local)
{
  u32 i;

  for (i = 0; i < n; i++)
    {
      zone_packet_t *p = x->packets + i;
      zone_session_t *s = 0;
      zone_decision_t d;

      if (PREDICT_TRUE (x->values[i] != ~0ull))
	s = zone_session_at (&zone_main.table, x->values[i]);
      if (PREDICT_TRUE (p->kind <= ZONE_PACKET_ICMP_ERROR))
	zone_decide (f, p, is_ip6 ? (void *) x->kv6[i].key : (void *) x->kv4[i].key, s, x->ends[i],
		     &d);
      else
	zone_decide_unkeyed (p, is_local, &d);

      if (PREDICT_FALSE (b[i]->flags & VLIB_BUFFER_IS_TRACED))
	zone_add_trace (f->vm, node, b[i], p, x->ends[i], &d, is_ip6);

      if (PREDICT_FALSE (d.action != ZONE_PERMIT))
	{
	  b[i]->error = node->errors[d.reason];
	  nexts[i] = d.action == ZONE_REJECT ? zone_reject (f->vm, b[i], p, is_ip6, x->ends[i].rx) :
					       ZONE_NEXT_DROP;
	  /* the drop node counts b->error */
	  counts[d.reason] += nexts[i] != ZONE_NEXT_DROP;
	  continue;
	}
      counts[d.reason]++;
      if (PREDICT_FALSE (d.reason == ZONE_REASON_FRAGMENT))
	{
	  nexts[i] = ZONE_NEXT_FRAGMENT;
	  continue;
	}
      if (!is_local)
	{
	  /* whether an adjacency is a tunnel's is a matter of its interface: one look for a run of
	   * packets */
	  if (PREDICT_FALSE (x->ends[i].tx != f->last_tx))
	    {
	      f->last_tx = x->ends[i].tx;
	      f->last_is_tunnel =
		adj_get (vnet_buffer (b[i])->ip.adj_index[VLIB_TX])->lookup_next_index ==
		IP_LOOKUP_NEXT_MIDCHAIN;
	    }
	  b[i]->flags &= ~ZONE_BUFFER_F_INNER;
	  b[i]->flags |= f->last_is_tunnel ? ZONE_BUFFER_F_INNER : 0;
	}
      vnet_feature_next_u16 (&nexts[i], b[i]);
    }
}

static_always_inline uword
zone_inline (vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame, int is_ip6,
	     int is_local, int is_reassembled)
{
  vlib_buffer_t *bufs[VLIB_FRAME_SIZE];
  u16 nexts[VLIB_FRAME_SIZE];
  zone_stride_t x;
  u32 counts[ZONE_N_REASON] = {};
  u32 *from = vlib_frame_vector_args (frame), n = frame->n_vectors, i;
  zone_frame_t f = {
    .vm = vm,
    .worker = vec_elt_at_index (zone_main.workers, vm->thread_index),
    /* one rule set for the whole frame */
    .policy = __atomic_load_n (&zone_main.policy, __ATOMIC_ACQUIRE),
    .now = zone_now (vm),
    .is_ip6 = is_ip6,
    .last_tx = ~0,
  };

  vlib_get_buffers (vm, from, bufs, n);
  if (PREDICT_FALSE (f.policy == 0))
    {
      /* between zone_disable() and the end of the features: nothing is in force */
      for (i = 0; i < n; i++)
	{
	  if (is_reassembled)
	    vlib_buffer_advance (bufs[i], -(word) vnet_buffer (bufs[i])->ip.save_rewrite_length);
	  vnet_feature_next_u16 (&nexts[i], bufs[i]);
	}
    }
  else
    for (i = 0; i < n; i += ZONE_STRIDE)
      {
	u32 m = clib_min (n - i, ZONE_STRIDE);
	zone_step_keys (&f, &x, bufs + i, m, n - i, is_ip6, is_local, is_reassembled);
	zone_step_find (&x, m, is_ip6);
	zone_step_judge (&f, node, &x, bufs + i, nexts + i, m, counts, is_ip6, is_local);
      }
  for (i = 0; i < ZONE_N_REASON; i++)
    if (counts[i])
      vlib_node_increment_counter (vm, node->node_index, i, counts[i]);
  vlib_buffer_enqueue_to_next (vm, node, from, nexts, n);
  return n;
}

VLIB_NODE_FN (zone_ip4_output_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_inline (vm, node, frame, 0, 0, 0);
}

VLIB_NODE_FN (zone_ip6_output_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_inline (vm, node, frame, 1, 0, 0);
}

VLIB_NODE_FN (zone_ip4_output_reassembled_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_inline (vm, node, frame, 0, 0, 1);
}

VLIB_NODE_FN (zone_ip4_local_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_inline (vm, node, frame, 0, 1, 0);
}

VLIB_NODE_FN (zone_ip6_local_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_inline (vm, node, frame, 1, 1, 0);
}

#ifndef CLIB_MARCH_VARIANT
vlib_error_desc_t zone_reason_desc[] = {
#define _(n, s, v) { .name = #n, .desc = s, .severity = VL_COUNTER_SEVERITY_##v },
  foreach_zone_reason
#undef _
};
#endif

#define ZONE_NODE_COMMON(n)                                                                        \
  .name = n, .vector_size = sizeof (u32), .format_trace = format_zone_trace,                       \
  .type = VLIB_NODE_TYPE_INTERNAL, .n_errors = ZONE_N_REASON, .error_counters = zone_reason_desc

#define ZONE_NODE(v, n, af)                                                                        \
  VLIB_REGISTER_NODE (v) = {                                                                       \
    ZONE_NODE_COMMON (n),                                                                          \
    .n_next_nodes = ZONE_N_NEXT,                                                                   \
    .next_nodes = {                                                                                \
      [ZONE_NEXT_DROP] = "ip" af "-drop",                                                          \
      [ZONE_NEXT_ICMP_ERROR] = "ip" af "-icmp-error",                                              \
      [ZONE_NEXT_LOOKUP] = "ip" af "-lookup",                                                      \
      [ZONE_NEXT_FRAGMENT] = "zone-ip4-fragment",                                             \
    },                                                                                             \
  }

ZONE_NODE (zone_ip4_output_node, "zone-ip4-output", "4");
ZONE_NODE (zone_ip6_output_node, "zone-ip6-output", "6");
ZONE_NODE (zone_ip4_local_node, "zone-ip4-local", "4");
ZONE_NODE (zone_ip6_local_node, "zone-ip6-local", "6");

/* A sibling: it goes on along the arc with the next indices of the node that the arc knows. */
VLIB_REGISTER_NODE (zone_ip4_output_reassembled_node) = {
  ZONE_NODE_COMMON ("zone-ip4-output-reassembled"),
  .sibling_of = "zone-ip4-output",
};
