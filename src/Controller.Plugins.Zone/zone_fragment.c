/* SPDX-License-Identifier: Apache-2.0
 * Fragments. IPv4: a detour to VPP's virtual reassembly, which learns their ports from the first
 * one, and back to zone-ip4-output-reassembled; packets that are whole never pay for it. IPv6: a
 * table of ports. And multicast, which does not always meet the output arc and so is judged where
 * it comes in. */
#include "zone_packet.h"
#include <vnet/feature/feature.h>
#include <vnet/ip/reass/ip4_sv_reass.h>

typedef enum
{
  ZONE_FRAGMENT_NEXT_REASSEMBLY,
  ZONE_FRAGMENT_N_NEXT,
} zone_fragment_next_t;

VLIB_NODE_FN (zone_ip4_fragment_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  vlib_buffer_t *bufs[VLIB_FRAME_SIZE];
  u32 contexts[VLIB_FRAME_SIZE];
  u32 *from = vlib_frame_vector_args (frame), n = frame->n_vectors, i;
  const u32 *fibs = ip4_main.fib_index_by_sw_if_index;

  vlib_get_buffers (vm, from, bufs, n);
  for (i = 0; i < n; i++)
    {
      vlib_buffer_t *b = bufs[i];
      u32 rx = vnet_buffer (b)->sw_if_index[VLIB_RX];

      vlib_buffer_advance (b, vnet_buffer (b)->ip.save_rewrite_length);
      vnet_buffer (b)->ip.reass.next_index = zone_main.frag_next4;
      contexts[i] = rx < vec_len (fibs) ? fibs[rx] : 0;
    }
  vlib_buffer_enqueue_to_single_next_with_aux (vm, node, from, contexts,
					       ZONE_FRAGMENT_NEXT_REASSEMBLY, n);
  return n;
}

VLIB_REGISTER_NODE (zone_ip4_fragment_node) = {
  .name = "zone-ip4-fragment",
  .vector_size = sizeof (u32),
  .type = VLIB_NODE_TYPE_INTERNAL,
  .n_next_nodes = ZONE_FRAGMENT_N_NEXT,
  .next_nodes = { [ZONE_FRAGMENT_NEXT_REASSEMBLY] = "ip4-sv-reassembly-custom-context" },
};

#ifndef CLIB_MARCH_VARIANT
/* Rows are many, short-lived and written by any worker: a sequence number makes each whole for its
 * readers. */
#define ZONE_FRAGMENTS_LOG2   12
#define ZONE_FRAGMENT_SECONDS 30

typedef struct
{
  u32 sequence; /* odd while it is written */
  u32 id;
  u32 second;
  ip6_address_t src, dst;
  u8 protocol;
  zone_fragment_row_t row;
} zone_fragment_slot_t;

static zone_fragment_slot_t *zone_fragments;

void
zone_fragment6_init (void)
{
  vec_validate_aligned (zone_fragments, pow2_mask (ZONE_FRAGMENTS_LOG2), CLIB_CACHE_LINE_BYTES);
}

static zone_fragment_slot_t *
fragment_slot (const ip6_header_t *ip, u32 id)
{
  u64 h = ip->src_address.as_u64[0] ^ ip->src_address.as_u64[1] ^ ip->dst_address.as_u64[0] ^
	  (ip->dst_address.as_u64[1] << 1) ^ id;
  return zone_fragments + (clib_xxhash (h) & pow2_mask (ZONE_FRAGMENTS_LOG2));
}

void
zone_fragment6_put (const ip6_header_t *ip, u32 id, u8 protocol, zone_fragment_row_t row)
{
  zone_fragment_slot_t *s = fragment_slot (ip, id);
  u32 sequence = __atomic_load_n (&s->sequence, __ATOMIC_RELAXED);

  if ((sequence & 1) || !__atomic_compare_exchange_n (&s->sequence, &sequence, sequence + 1, 0,
						      __ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
    return; /* another worker writes it: this datagram is lost */
  s->id = id;
  s->second = zone_now (vlib_get_main ());
  s->src = ip->src_address;
  s->dst = ip->dst_address;
  s->protocol = protocol;
  s->row = row;
  __atomic_store_n (&s->sequence, sequence + 2, __ATOMIC_RELEASE);
}

int
zone_fragment6_get (const ip6_header_t *ip, u32 id, u8 protocol, zone_fragment_row_t *row)
{
  zone_fragment_slot_t *s = fragment_slot (ip, id), copy;
  u32 sequence = __atomic_load_n (&s->sequence, __ATOMIC_ACQUIRE);

  copy = *s;
  __atomic_thread_fence (__ATOMIC_ACQUIRE);
  if ((sequence & 1) || __atomic_load_n (&s->sequence, __ATOMIC_RELAXED) != sequence)
    return 0;
  if (copy.id != id || copy.protocol != protocol ||
      !ip6_address_is_equal (&copy.src, &ip->src_address) ||
      !ip6_address_is_equal (&copy.dst, &ip->dst_address) ||
      zone_now (vlib_get_main ()) - copy.second > ZONE_FRAGMENT_SECONDS)
    return 0;
  *row = copy.row;
  return 1;
}
#endif

/* Link-local groups go on: the router listens to some, and the local arc judges those. Others would
 * be routed past the output arc when their adjacency is older than our feature: they are dropped.
 */
static_always_inline uword
zone_multicast_inline (vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame, int is_ip6)
{
  vlib_buffer_t *bufs[VLIB_FRAME_SIZE];
  u16 nexts[VLIB_FRAME_SIZE];
  u32 *from = vlib_frame_vector_args (frame), n = frame->n_vectors, i;

  vlib_get_buffers (vm, from, bufs, n);
  for (i = 0; i < n; i++)
    {
      void *ip = vlib_buffer_get_current (bufs[i]);
      int is_link_local;

      if (is_ip6)
	is_link_local = (((ip6_header_t *) ip)->dst_address.as_u8[1] & 0xf) <= 2;
      else
	is_link_local =
	  (clib_net_to_host_u32 (((ip4_header_t *) ip)->dst_address.as_u32) >> 8) == 0xe00000;
      if (is_link_local || zone_main.policy == 0)
	vnet_feature_next_u16 (&nexts[i], bufs[i]);
      else
	{
	  bufs[i]->error = node->errors[ZONE_REASON_MULTICAST];
	  nexts[i] = 0;
	}
    }
  vlib_buffer_enqueue_to_next (vm, node, from, nexts, n);
  return n;
}

VLIB_NODE_FN (zone_ip4_multicast_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_multicast_inline (vm, node, frame, 0);
}

VLIB_NODE_FN (zone_ip6_multicast_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_multicast_inline (vm, node, frame, 1);
}

VLIB_REGISTER_NODE (zone_ip4_multicast_node) = {
  .name = "zone-ip4-multicast",
  .vector_size = sizeof (u32),
  .type = VLIB_NODE_TYPE_INTERNAL,
  .n_errors = ZONE_N_REASON,
  .error_counters = zone_reason_desc,
  .n_next_nodes = 1,
  .next_nodes = { "ip4-drop" },
};

VLIB_REGISTER_NODE (zone_ip6_multicast_node) = {
  .name = "zone-ip6-multicast",
  .vector_size = sizeof (u32),
  .type = VLIB_NODE_TYPE_INTERNAL,
  .n_errors = ZONE_N_REASON,
  .error_counters = zone_reason_desc,
  .n_next_nodes = 1,
  .next_nodes = { "ip6-drop" },
};
