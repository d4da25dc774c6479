/* SPDX-License-Identifier: Apache-2.0
 * Where our nodes stand on the feature arcs, and the check at start that VPP put them there. */
#include "zone.h"
#include <vnet/feature/feature.h>

/* Before source NAT and before whatever encrypts: policy sees the original source and the
 * translated destination. */
VNET_FEATURE_INIT (zone_ip4_output, static) = {
  .arc_name = "ip4-output",
  .node_name = "zone-ip4-output",
  .runs_after = VNET_FEATURES ("ip4-sv-reassembly-output-feature"),
  .runs_before = VNET_FEATURES ("nat-pre-in2out-output", "nat44-in2out-output-worker-handoff",
				"nat44-ed-in2out-output", "nat44-ei-in2out-output",
				"acl-plugin-out-ip4-fa", "pnat-output", "gso-ip4",
				"ipsec4-output-feature", "ip4-dvr-reinject", "ip4-outacl"),
};

VNET_FEATURE_INIT (zone_ip6_output, static) = {
  .arc_name = "ip6-output",
  .node_name = "zone-ip6-output",
  .runs_after = VNET_FEATURES ("ip6-sv-reassembly-output-feature"),
  .runs_before = VNET_FEATURES ("npt66-output", "acl-plugin-out-ip6-fa", "gso-ip6",
				"ipsec6-output-feature", "ip6-dvr-reinject", "ip6-outacl"),
};

VNET_FEATURE_INIT (zone_ip4_local, static) = {
  .arc_name = "ip4-local",
  .node_name = "zone-ip4-local",
  .runs_before = VNET_FEATURES ("ip4-local-end-of-arc"),
};

VNET_FEATURE_INIT (zone_ip6_local, static) = {
  .arc_name = "ip6-local",
  .node_name = "zone-ip6-local",
  .runs_before = VNET_FEATURES ("ip6-local-end-of-arc"),
};

VNET_FEATURE_INIT (zone_ip4_multicast, static) = {
  .arc_name = "ip4-multicast",
  .node_name = "zone-ip4-multicast",
  .runs_before = VNET_FEATURES ("ip4-mfib-forward-lookup"),
};

VNET_FEATURE_INIT (zone_ip6_multicast, static) = {
  .arc_name = "ip6-multicast",
  .node_name = "zone-ip6-multicast",
  .runs_before = VNET_FEATURES ("ip6-mfib-forward-lookup"),
};

/* Screens come before all that keeps state about a packet. */
VNET_FEATURE_INIT (zone_ip4_screen, static) = {
  .arc_name = "ip4-unicast",
  .node_name = "zone-ip4-screen",
  .runs_before = VNET_FEATURES ("ip4-sv-reassembly-feature", "ip4-full-reassembly-feature",
				"acl-plugin-in-ip4-fa", "nat-pre-out2in",
				"nat44-out2in-worker-handoff", "nat44-ed-out2in",
				"nat44-ed-classify", "ip4-lookup"),
};

VNET_FEATURE_INIT (zone_ip6_screen, static) = {
  .arc_name = "ip6-unicast",
  .node_name = "zone-ip6-screen",
  .runs_before = VNET_FEATURES ("ip6-sv-reassembly-feature", "ip6-full-reassembly-feature",
				"acl-plugin-in-ip6-fa", "ip6-lookup"),
};

typedef struct
{
  char *arc, *ours;
  char **after;	 /* must run before us */
  char **before; /* must run after us */
} zone_order_t;

static const zone_order_t zone_orders[] = {
  {
    .arc = "ip4-output",
    .ours = "zone-ip4-output",
    .after = VNET_FEATURES ("ip4-sv-reassembly-output-feature"),
    .before = VNET_FEATURES ("nat-pre-in2out-output", "nat44-in2out-output-worker-handoff",
			     "nat44-ed-in2out-output", "nat44-ei-in2out-output",
			     "acl-plugin-out-ip4-fa", "ipsec4-output-feature", "interface-output"),
  },
  {
    .arc = "ip6-output",
    .ours = "zone-ip6-output",
    .after = VNET_FEATURES ("ip6-sv-reassembly-output-feature"),
    .before = VNET_FEATURES ("npt66-output", "acl-plugin-out-ip6-fa", "ipsec6-output-feature",
			     "interface-output"),
  },
  {
    .arc = "ip4-unicast",
    .ours = "zone-ip4-screen",
    .after = VNET_FEATURES (0),
    .before = VNET_FEATURES ("ip4-sv-reassembly-feature", "acl-plugin-in-ip4-fa", "nat-pre-out2in",
			     "nat44-out2in-worker-handoff", "nat44-ed-out2in", "nat44-ed-classify",
			     "ip4-lookup"),
  },
  {
    .arc = "ip4-local",
    .ours = "zone-ip4-local",
    .after = VNET_FEATURES (0),
    .before = VNET_FEATURES ("ip4-local-end-of-arc"),
  },
  {
    .arc = "ip6-local",
    .ours = "zone-ip6-local",
    .after = VNET_FEATURES (0),
    .before = VNET_FEATURES ("ip6-local-end-of-arc"),
  },
};

/* Returns 0 when every node that exists stands on its side of ours. */
int
zone_order_check (u8 **reason)
{
  const zone_order_t *o;

  for (o = zone_orders; o < zone_orders + ARRAY_LEN (zone_orders); o++)
    {
      vnet_feature_registration_t *ours = vnet_get_feature_reg (o->arc, o->ours), *other;
      char **name;

      if (ours == 0)
	{
	  *reason = format (0, "%s is not on the arc %s", o->ours, o->arc);
	  return -1;
	}
      for (name = o->after; name[0]; name++)
	if ((other = vnet_get_feature_reg (o->arc, name[0])) &&
	    other->feature_index > ours->feature_index)
	  {
	    *reason =
	      format (0, "on the arc %s the node %s runs after %s", o->arc, name[0], o->ours);
	    return -1;
	  }
      for (name = o->before; name[0]; name++)
	if ((other = vnet_get_feature_reg (o->arc, name[0])) &&
	    other->feature_index < ours->feature_index)
	  {
	    *reason =
	      format (0, "on the arc %s the node %s runs before %s", o->arc, name[0], o->ours);
	    return -1;
	  }
    }
  return 0;
}

/* NAT44's inside role rewrites the source before the route lookup: policy would judge the
 * translated one. Returns the node that is in the way, or null. */
u8 *
zone_nat_conflict (u32 sw_if_index)
{
  static const char *nodes[] = { "nat-pre-in2out",
				 "nat44-ed-in2out",
				 "nat44-ed-classify",
				 "nat44-handoff-classify",
				 "nat44-in2out-worker-handoff",
				 "nat44-ei-in2out",
				 "nat44-ei-classify" };
  u32 i;

  for (i = 0; i < ARRAY_LEN (nodes); i++)
    if (vnet_get_feature_reg ("ip4-unicast", nodes[i]) &&
	vnet_feature_is_enabled ("ip4-unicast", nodes[i], sw_if_index) == 1)
      return (u8 *) nodes[i];
  return 0;
}
