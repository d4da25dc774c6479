/* SPDX-License-Identifier: Apache-2.0
 * The detour of fragments: to VPP's virtual reassembly, which learns their ports from the first
 * one, and back to zone-ip4/6-output-reassembled. Packets that are whole never pay for it. And
 * multicast, which does not always meet the output arc and so is judged where it comes in. */
#include "zone.h"
#include <vnet/feature/feature.h>
#include <vnet/ip/reass/ip4_sv_reass.h>

typedef enum
{
  ZONE_FRAGMENT_NEXT_REASSEMBLY,
  ZONE_FRAGMENT_N_NEXT,
} zone_fragment_next_t;

static_always_inline uword
zone_fragment_inline (vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame, int is_ip6)
{
  vlib_buffer_t *bufs[VLIB_FRAME_SIZE];
  u32 contexts[VLIB_FRAME_SIZE];
  u32 *from = vlib_frame_vector_args (frame), n = frame->n_vectors, i;
  const u32 *fibs = is_ip6 ? ip6_main.fib_index_by_sw_if_index : ip4_main.fib_index_by_sw_if_index;

  vlib_get_buffers (vm, from, bufs, n);
  for (i = 0; i < n; i++)
    {
      vlib_buffer_t *b = bufs[i];
      u32 rx = vnet_buffer (b)->sw_if_index[VLIB_RX];

      vlib_buffer_advance (b, vnet_buffer (b)->ip.save_rewrite_length);
      vnet_buffer (b)->ip.reass.next_index = is_ip6 ? zone_main.frag_next6 : zone_main.frag_next4;
      contexts[i] = rx < vec_len (fibs) ? fibs[rx] : 0;
    }
  vlib_buffer_enqueue_to_single_next_with_aux (vm, node, from, contexts,
					       ZONE_FRAGMENT_NEXT_REASSEMBLY, n);
  return n;
}

VLIB_NODE_FN (zone_ip4_fragment_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_fragment_inline (vm, node, frame, 0);
}

VLIB_NODE_FN (zone_ip6_fragment_node)
(vlib_main_t *vm, vlib_node_runtime_t *node, vlib_frame_t *frame)
{
  return zone_fragment_inline (vm, node, frame, 1);
}

VLIB_REGISTER_NODE (zone_ip4_fragment_node) = {
  .name = "zone-ip4-fragment",
  .vector_size = sizeof (u32),
  .type = VLIB_NODE_TYPE_INTERNAL,
  .n_next_nodes = ZONE_FRAGMENT_N_NEXT,
  .next_nodes = { [ZONE_FRAGMENT_NEXT_REASSEMBLY] = "ip4-sv-reassembly-custom-context" },
};

VLIB_REGISTER_NODE (zone_ip6_fragment_node) = {
  .name = "zone-ip6-fragment",
  .vector_size = sizeof (u32),
  .type = VLIB_NODE_TYPE_INTERNAL,
  .n_next_nodes = ZONE_FRAGMENT_N_NEXT,
  .next_nodes = { [ZONE_FRAGMENT_NEXT_REASSEMBLY] = "ip6-sv-reassembly-custom-context" },
};

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
