/* SPDX-License-Identifier: Apache-2.0
 * What would happen to the first packet of a flow: the walk of the data plane, without a packet. */
#include "zone.h"
#include "zone_api.h"
#include "zone_screen.h"
#include <vnet/fib/ip4_fib.h>
#include <vnet/fib/ip6_fib.h>
#include <vnet/dpo/load_balance.h>
#include <vnet/adj/adj.h>
#include <vlibmemory/api.h>

#define REPLY_MSG_ID_BASE zone_main.msg_id_base
#include <vlibapi/api_helper_macros.h>

typedef enum
{
  ZONE_ROUTE_NONE,
  ZONE_ROUTE_SELF,
  ZONE_ROUTE_INTERFACE,
} zone_route_t;

static zone_route_t
route_of (u32 sw_if_index, const zone_tuple_t *t, u32 *egress)
{
  u32 fib = fib_table_get_index_for_sw_if_index (t->is_ip6 ? FIB_PROTOCOL_IP6 : FIB_PROTOCOL_IP4,
						 sw_if_index);
  u32 depth, lbi;
  const dpo_id_t *dpo;

  *egress = ~0;
  if (fib == ~0)
    return ZONE_ROUTE_NONE;
  lbi = t->is_ip6 ? ip6_fib_table_fwding_lookup (fib, &t->dst.ip6) :
		    ip4_fib_forwarding_lookup (fib, &t->dst.ip4);
  dpo = load_balance_get_bucket_i (load_balance_get (lbi), 0);
  for (depth = 0; depth < 8 && dpo->dpoi_type == DPO_LOAD_BALANCE; depth++)
    dpo = load_balance_get_bucket_i (load_balance_get (dpo->dpoi_index), 0);
  if (dpo->dpoi_type == DPO_RECEIVE)
    return ZONE_ROUTE_SELF;
  if (!dpo_is_adj (dpo))
    return ZONE_ROUTE_NONE;
  *egress = adj_get (dpo->dpoi_index)->rewrite_header.sw_if_index;
  return ZONE_ROUTE_INTERFACE;
}

int
zone_test_packet (u32 sw_if_index, const zone_tuple_t *t, zone_test_t *r)
{
  zone_policy_t *p = zone_main.policy;
  zone_route_t route;
  u8 *conflict;

  *r = (zone_test_t){ .egress_sw_if_index = ~0, .verdict = { .rule = ~0, .app = ~0 } };
  if (p == 0)
    return VNET_API_ERROR_FEATURE_DISABLED;
  r->from = zone_of (p, sw_if_index);
  route = route_of (sw_if_index, t, &r->egress_sw_if_index);
  r->to = route == ZONE_ROUTE_SELF ? ZONE_SELF : zone_of (p, r->egress_sw_if_index);
  if (route == ZONE_ROUTE_NONE)
    {
      r->reason = format (0, "no route to the destination");
      return 0;
    }
  if ((conflict = zone_nat_conflict (sw_if_index)))
    {
      r->reason = format (0, "%s is enabled on the interface: policy would see a translated source",
			  conflict);
      return 0;
    }
  zone_policy_judge (p, &zone_main.workers[0].scratch, t, r->from, r->to, &r->verdict);
  r->reason = format (0, "%U", format_zone_reason, r->verdict.reason);
  if (r->verdict.rule != ~0)
    r->reason = format (r->reason, ": '%s'", p->ruleset->rules[r->verdict.rule].name);
  return 0;
}

static void
address_in (const vl_api_address_t *in, ip46_address_t *out)
{
  *out = (ip46_address_t){};
  if (in->af == ADDRESS_IP6)
    clib_memcpy_fast (&out->ip6, in->un.ip6, 16);
  else
    clib_memcpy_fast (&out->ip4, in->un.ip4, 4);
}

void
vl_api_zone_test_packet_t_handler (vl_api_zone_test_packet_t *mp)
{
  vl_api_zone_test_packet_reply_t *rmp;
  zone_policy_t *p = zone_main.policy;
  zone_test_t r = {};
  zone_tuple_t t = {
    .protocol = mp->protocol,
    .src_port = clib_host_to_net_u16 (mp->source_port),
    .dst_port = clib_host_to_net_u16 (mp->destination_port),
    .icmp_type = mp->icmp_type,
    .icmp_code = mp->icmp_code,
    .is_ip6 = mp->source.af == ADDRESS_IP6,
  };
  int rv;

  if (!vnet_sw_interface_is_api_valid (vnet_get_main (), mp->sw_if_index))
    rv = VNET_API_ERROR_INVALID_SW_IF_INDEX;
  else if (mp->source.af != mp->destination.af ||
	   (mp->source.af != ADDRESS_IP4 && mp->source.af != ADDRESS_IP6))
    rv = VNET_API_ERROR_INVALID_ADDRESS_FAMILY;
  else
    {
      address_in (&mp->source, &t.src);
      address_in (&mp->destination, &t.dst);
      rv = zone_test_packet (mp->sw_if_index, &t, &r);
    }
  REPLY_MACRO2_END (VL_API_ZONE_TEST_PACKET_REPLY, ({
		      zone_rule_t *rule =
			r.verdict.rule == ~0 || p == 0 ? 0 : p->ruleset->rules + r.verdict.rule;
		      rmp->action = r.verdict.action;
		      rmp->from_zone = r.from;
		      rmp->to_zone = r.to;
		      rmp->egress_sw_if_index = r.egress_sw_if_index;
		      rmp->policy_id = rule && rv == 0 ? rule->id : ~0;
		      rmp->application_id = r.verdict.app == ~0 || p == 0 || rv ?
					      ~0 :
					      p->ruleset->applications[r.verdict.app].id;
		      clib_memset (rmp->reason, 0, sizeof (rmp->reason));
		      if (r.reason)
			clib_memcpy (rmp->reason, r.reason,
				     clib_min (vec_len (r.reason), sizeof (rmp->reason) - 1));
		    }));
  vec_free (r.reason);
}
