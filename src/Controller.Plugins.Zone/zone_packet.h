/* SPDX-License-Identifier: Apache-2.0
 * What a packet says: parsed once, within the bounds of its first buffer. */
#ifndef included_zone_packet_h
#define included_zone_packet_h

#include "zone.h"
#include <vnet/ip/ip4_packet.h>
#include <vnet/ip/ip6_packet.h>
#include <vnet/ip/icmp46_packet.h>
#include <vnet/tcp/tcp_packet.h>
#include <vnet/udp/udp_packet.h>

typedef enum
{
  ZONE_PACKET_FLOW,	  /* belongs to a flow: look for its session */
  ZONE_PACKET_ICMP_ERROR, /* the key is that of the packet it carries */
  ZONE_PACKET_FRAGMENT,	  /* ports unknown yet */
  ZONE_PACKET_EXEMPT,	  /* neighbour discovery and the like */
  ZONE_PACKET_BAD,
  ZONE_PACKET_ORPHAN, /* fragment whose first one was not seen */
  ZONE_PACKET_VRF,
} zone_packet_kind_t;

typedef struct
{
  void *ip;
  tcp_header_t *tcp; /* null in a fragment, and when it is not TCP */
  u32 seq, ack;	     /* host byte order */
  u16 length;	     /* of the IP packet */
  u16 payload;	     /* TCP: bytes of data */
  u16 src_port, dst_port;
  u8 kind;
  u8 swapped; /* the source is the second endpoint of the key */
  u8 protocol;
  u8 tcp_flags;
  u8 icmp_type, icmp_code;
  u8 from, to;
} zone_packet_t;

typedef struct
{
  u8 *end; /* of what is in the first buffer */
  u16 src_port, dst_port;
} zone_l4_t;

/* Ports of TCP, UDP, SCTP and of ICMP echo (its identifier, on both sides); zero for all else. */
static_always_inline int
zone_ports (u8 protocol, const u8 *l4, const u8 *end, int is_ip6, u16 *src_port, u16 *dst_port)
{
  *src_port = *dst_port = 0;
  if (protocol == IP_PROTOCOL_TCP || protocol == IP_PROTOCOL_UDP || protocol == IP_PROTOCOL_SCTP)
    {
      if (l4 + 4 > end)
	return -1;
      *src_port = ((const u16 *) l4)[0];
      *dst_port = ((const u16 *) l4)[1];
    }
  else if (protocol == (is_ip6 ? IP_PROTOCOL_ICMP6 : IP_PROTOCOL_ICMP))
    {
      if (l4 + 8 > end)
	return -1;
      u8 type = l4[0];
      if (is_ip6 ? (type == ICMP6_echo_request || type == ICMP6_echo_reply) :
		   (type == ICMP4_echo_request || type == ICMP4_echo_reply))
	*src_port = *dst_port = ((const u16 *) l4)[2];
    }
  return 0;
}

static_always_inline u8
zone_key4 (zone_key4_t *k, u32 src, u32 dst, u16 src_port, u16 dst_port, u8 protocol, u32 src_fib,
	   u32 dst_fib)
{
  u64 a = (u64) src << 16 | src_port, z = (u64) dst << 16 | dst_port;
  u8 swapped = a > z;

  k->as_u64[0] = swapped ? (u64) src << 32 | dst : (u64) dst << 32 | src;
  k->as_u64[1] = (swapped ? (u64) src_port << 16 | dst_port : (u64) dst_port << 16 | src_port) |
		 (u64) protocol << 32 | (u64) (swapped ? dst_fib : src_fib) << 40 |
		 (u64) (swapped ? src_fib : dst_fib) << 52;
  return swapped;
}

static_always_inline u8
zone_key6 (zone_key6_t *k, const ip6_address_t *src, const ip6_address_t *dst, u16 src_port,
	   u16 dst_port, u8 protocol, u32 src_fib, u32 dst_fib)
{
  u8 swapped;

  if (src->as_u64[0] != dst->as_u64[0])
    swapped = src->as_u64[0] > dst->as_u64[0];
  else if (src->as_u64[1] != dst->as_u64[1])
    swapped = src->as_u64[1] > dst->as_u64[1];
  else
    swapped = src_port > dst_port;
  k->addr[swapped] = *src;
  k->addr[!swapped] = *dst;
  k->as_u64[4] = (swapped ? (u64) src_port << 16 | dst_port : (u64) dst_port << 16 | src_port) |
		 (u64) protocol << 32 | (u64) (swapped ? dst_fib : src_fib) << 40 |
		 (u64) (swapped ? src_fib : dst_fib) << 52;
  return swapped;
}

static_always_inline int
zone_icmp_is_error (int is_ip6, u8 type)
{
  if (is_ip6)
    return type >= 1 && type <= 4;
  return type == ICMP4_destination_unreachable || type == ICMP4_source_quench ||
	 type == ICMP4_time_exceeded || type == ICMP4_parameter_problem;
}

static_always_inline void
zone_parse_tcp (zone_packet_t *p, u8 *l4, u8 *end, u8 *ip_end)
{
  tcp_header_t *th = (tcp_header_t *) l4;
  u32 header;

  if (l4 + sizeof (*th) > end || (header = tcp_header_bytes (th)) < sizeof (*th) ||
      l4 + header > clib_min (end, ip_end))
    {
      p->kind = ZONE_PACKET_BAD;
      return;
    }
  p->tcp = th;
  p->tcp_flags = th->flags;
  p->seq = clib_net_to_host_u32 (th->seq_number);
  p->ack = clib_net_to_host_u32 (th->ack_number);
  p->payload = ip_end - (l4 + header);
}

/* The key of an ICMP error is that of the packet inside, which went the other way. */
static_always_inline void
zone_parse_inner4 (zone_packet_t *p, u8 *inner, u8 *end, zone_key4_t *k, u32 src_fib, u32 dst_fib)
{
  ip4_header_t *ip = (ip4_header_t *) inner;

  p->kind = ZONE_PACKET_BAD;
  if (inner + sizeof (*ip) > end || ip4_header_bytes (ip) < sizeof (*ip) ||
      (ip->ip_version_and_header_length >> 4) != 4)
    return;
  if (ip4_get_fragment_offset (ip) ||
      zone_ports (ip->protocol, inner + ip4_header_bytes (ip), end, 0, &p->src_port, &p->dst_port))
    return;
  p->kind = ZONE_PACKET_ICMP_ERROR;
  p->swapped = !zone_key4 (k, ip->src_address.as_u32, ip->dst_address.as_u32, p->src_port,
			   p->dst_port, ip->protocol, dst_fib, src_fib);
}

static_always_inline void
zone_parse4 (zone_packet_t *p, zone_key4_t *k, vlib_buffer_t *b, ip4_header_t *ip, u32 src_fib,
	     u32 dst_fib, int is_reassembled)
{
  u8 *start = (u8 *) ip, *end = vlib_buffer_get_tail (b), *l4, *ip_end;
  u32 header = ip4_header_bytes (ip);
  /* in registers: two halves stored and then read as one would stall */
  u16 src_port, dst_port;

  *p = (zone_packet_t){ .ip = ip, .kind = ZONE_PACKET_FLOW, .from = p->from, .to = p->to };
  p->protocol = ip->protocol;
  p->length = clib_net_to_host_u16 (ip->length);
  k->as_u64[0] = k->as_u64[1] = 0;
  if (PREDICT_FALSE (start + sizeof (*ip) > end || header < sizeof (*ip) || p->length < header))
    {
      p->kind = ZONE_PACKET_BAD;
      return;
    }
  if (PREDICT_FALSE ((src_fib | dst_fib) > ZONE_FIB_MAX))
    {
      p->kind = ZONE_PACKET_VRF;
      return;
    }
  ip_end = start + p->length;
  l4 = start + header;
  if (PREDICT_FALSE (ip4_is_fragment (ip)))
    {
      if (!is_reassembled)
	{
	  p->kind = ZONE_PACKET_FRAGMENT;
	  return;
	}
      src_port = vnet_buffer (b)->ip.reass.l4_src_port;
      dst_port = vnet_buffer (b)->ip.reass.l4_dst_port;
      if (ip->protocol == IP_PROTOCOL_TCP)
	p->tcp_flags = vnet_buffer (b)->ip.reass.icmp_type_or_tcp_flags;
      else if (ip->protocol == IP_PROTOCOL_ICMP)
	p->icmp_type = vnet_buffer (b)->ip.reass.icmp_type_or_tcp_flags;
      else if (ip->protocol != IP_PROTOCOL_UDP && ip->protocol != IP_PROTOCOL_SCTP)
	src_port = dst_port = 0;
    }
  else
    {
      if (PREDICT_FALSE (
	    zone_ports (ip->protocol, l4, clib_min (end, ip_end), 0, &src_port, &dst_port)))
	{
	  p->kind = ZONE_PACKET_BAD;
	  return;
	}
      if (ip->protocol == IP_PROTOCOL_TCP)
	zone_parse_tcp (p, l4, end, ip_end);
      else if (ip->protocol == IP_PROTOCOL_ICMP)
	{
	  p->icmp_type = l4[0];
	  p->icmp_code = l4[1];
	  if (zone_icmp_is_error (0, l4[0]))
	    {
	      zone_parse_inner4 (p, l4 + 8, clib_min (end, ip_end), k, src_fib, dst_fib);
	      return;
	    }
	}
    }
  p->src_port = src_port;
  p->dst_port = dst_port;
  p->swapped = zone_key4 (k, ip->src_address.as_u32, ip->dst_address.as_u32, src_port, dst_port,
			  ip->protocol, src_fib, dst_fib);
}

/* What the first fragment said. */
typedef struct
{
  u16 src_port, dst_port;
  u8 type_or_flags;
} zone_fragment_row_t;

/* zone_fragment.c */
void zone_fragment6_init (void);
void zone_fragment6_put (const ip6_header_t *ip, u32 id, u8 protocol, zone_fragment_row_t row);
int zone_fragment6_get (const ip6_header_t *ip, u32 id, u8 protocol, zone_fragment_row_t *row);

typedef struct
{
  u8 *l4;
  u32 fragment_id;
  u8 protocol;
  u8 is_fragment, is_first;
} zone_ip6_chain_t;

#define ZONE_IP6_HEADERS_MAX 8

/* Over the extension headers to the transport header. Returns 0 when it is in reach. */
static_always_inline int
zone_ip6_chain (u8 *start, u8 *end, u8 protocol, zone_ip6_chain_t *c)
{
  u8 *h = start;
  u32 n;

  *c = (zone_ip6_chain_t){};
  for (n = 0; n < ZONE_IP6_HEADERS_MAX; n++)
    {
      switch (protocol)
	{
	case IP_PROTOCOL_IP6_HOP_BY_HOP_OPTIONS:
	case IP_PROTOCOL_IPV6_ROUTE:
	case IP_PROTOCOL_IP6_DESTINATION_OPTIONS:
	  if (h + 8 > end)
	    return -1;
	  protocol = h[0];
	  h += (h[1] + 1) * 8;
	  break;
	case IP_PROTOCOL_IPV6_FRAGMENTATION:
	  {
	    if (h + 8 > end)
	      return -1;
	    u16 offset = clib_net_to_host_u16 (*(u16 *) (h + 2));
	    protocol = h[0];
	    h += 8;
	    if (offset & 0xfff9) /* an atomic fragment is whole */
	      {
		c->is_fragment = 1;
		c->fragment_id = *(u32 *) (h - 4);
		c->is_first = (offset & 0xfff8) == 0;
		if (!c->is_first)
		  {
		    c->l4 = h;
		    c->protocol = protocol;
		    return 0;
		  }
	      }
	    break;
	  }
	default:
	  c->l4 = h;
	  c->protocol = protocol;
	  return h > end ? -1 : 0;
	}
    }
  return -1;
}

static_always_inline void
zone_parse_inner6 (zone_packet_t *p, u8 *inner, u8 *end, zone_key6_t *k, u32 src_fib, u32 dst_fib)
{
  ip6_header_t *ip = (ip6_header_t *) inner;
  zone_ip6_chain_t c;

  p->kind = ZONE_PACKET_BAD;
  if (inner + sizeof (*ip) > end || zone_ip6_chain (inner + sizeof (*ip), end, ip->protocol, &c) ||
      (c.is_fragment && !c.is_first) ||
      zone_ports (c.protocol, c.l4, end, 1, &p->src_port, &p->dst_port))
    return;
  p->kind = ZONE_PACKET_ICMP_ERROR;
  p->swapped = !zone_key6 (k, &ip->src_address, &ip->dst_address, p->src_port, p->dst_port,
			   c.protocol, dst_fib, src_fib);
}

/* The ports of an IPv6 fragment: the first one has them and leaves them for the others. One that
 * comes before the first is dropped, and its datagram with it. (VPP 26.06 cannot be asked: its IPv6
 * virtual reassembly with a next node of one's own reads that next from where it has just written
 * the ports.) */
static_always_inline void
zone_parse_fragment6 (zone_packet_t *p, ip6_header_t *ip, zone_ip6_chain_t *c, u8 *end)
{
  zone_fragment_row_t row;

  if (c->is_first)
    {
      if (zone_ports (c->protocol, c->l4, end, 1, &p->src_port, &p->dst_port))
	{
	  p->kind = ZONE_PACKET_BAD;
	  return;
	}
      row = (zone_fragment_row_t){ .src_port = p->src_port, .dst_port = p->dst_port };
      if (c->protocol == IP_PROTOCOL_TCP && c->l4 + sizeof (tcp_header_t) <= end)
	row.type_or_flags = ((tcp_header_t *) c->l4)->flags;
      else if (c->protocol == IP_PROTOCOL_ICMP6)
	row.type_or_flags = c->l4[0];
      zone_fragment6_put (ip, c->fragment_id, c->protocol, row);
    }
  else if (!zone_fragment6_get (ip, c->fragment_id, c->protocol, &row))
    {
      p->kind = ZONE_PACKET_ORPHAN;
      return;
    }
  p->src_port = row.src_port;
  p->dst_port = row.dst_port;
  if (c->protocol == IP_PROTOCOL_TCP)
    p->tcp_flags = row.type_or_flags;
  else if (c->protocol == IP_PROTOCOL_ICMP6)
    p->icmp_type = row.type_or_flags;
}

static_always_inline void
zone_parse6 (zone_packet_t *p, zone_key6_t *k, vlib_buffer_t *b, ip6_header_t *ip, u32 src_fib,
	     u32 dst_fib, int is_local)
{
  u8 *start = (u8 *) ip, *end = vlib_buffer_get_tail (b), *ip_end;
  zone_ip6_chain_t c;
  u16 src_port, dst_port; /* in registers, as above */

  *p = (zone_packet_t){ .ip = ip, .kind = ZONE_PACKET_FLOW, .from = p->from, .to = p->to };
  clib_memset (k, 0, sizeof (*k));
  if (PREDICT_FALSE (start + sizeof (*ip) > end))
    {
      p->kind = ZONE_PACKET_BAD;
      return;
    }
  p->length = clib_min (clib_net_to_host_u16 (ip->payload_length) + sizeof (*ip), 65535);
  ip_end = start + p->length;
  end = clib_min (end, ip_end);
  p->protocol = ip->protocol;
  if (PREDICT_FALSE (zone_ip6_chain (start + sizeof (*ip), end, ip->protocol, &c)))
    {
      p->kind = ZONE_PACKET_BAD;
      return;
    }
  p->protocol = c.protocol;
  if (PREDICT_FALSE ((src_fib | dst_fib) > ZONE_FIB_MAX))
    {
      p->kind = ZONE_PACKET_VRF;
      return;
    }
  if (PREDICT_FALSE (c.is_fragment))
    {
      if (is_local)
	{
	  p->kind = ZONE_PACKET_FRAGMENT; /* is put together first, and comes back */
	  return;
	}
      zone_parse_fragment6 (p, ip, &c, end);
      if (p->kind != ZONE_PACKET_FLOW)
	return;
      src_port = p->src_port;
      dst_port = p->dst_port;
    }
  else
    {
      if (PREDICT_FALSE (zone_ports (c.protocol, c.l4, end, 1, &src_port, &dst_port)))
	{
	  p->kind = ZONE_PACKET_BAD;
	  return;
	}
      if (c.protocol == IP_PROTOCOL_TCP)
	zone_parse_tcp (p, c.l4, end, ip_end);
      else if (c.protocol == IP_PROTOCOL_ICMP6)
	{
	  p->icmp_type = c.l4[0];
	  p->icmp_code = c.l4[1];
	  if (zone_icmp_is_error (1, c.l4[0]))
	    {
	      zone_parse_inner6 (p, c.l4 + 8, end, k, src_fib, dst_fib);
	      return;
	    }
	  /* Neighbour discovery (RFC 4861: hop limit 255, so it was not routed) and multicast
	   * listeners. */
	  if ((c.l4[0] >= ICMP6_router_solicitation && c.l4[0] <= ICMP6_redirect &&
	       ip->hop_limit == 255) ||
	      (((c.l4[0] >= 130 && c.l4[0] <= 132) || c.l4[0] == 143) && ip->hop_limit == 1))
	    {
	      p->kind = ZONE_PACKET_EXEMPT;
	      return;
	    }
	}
    }
  p->src_port = src_port;
  p->dst_port = dst_port;
  p->swapped = zone_key6 (k, &ip->src_address, &ip->dst_address, src_port, dst_port, p->protocol,
			  src_fib, dst_fib);
}

static_always_inline void
zone_tuple_of (const zone_packet_t *p, int is_ip6, zone_tuple_t *t)
{
  *t = (zone_tuple_t){
    .src_port = p->src_port,
    .dst_port = p->dst_port,
    .protocol = p->protocol,
    .icmp_type = p->icmp_type,
    .icmp_code = p->icmp_code,
    .is_ip6 = is_ip6,
  };
  if (is_ip6)
    {
      t->src.ip6 = ((ip6_header_t *) p->ip)->src_address;
      t->dst.ip6 = ((ip6_header_t *) p->ip)->dst_address;
    }
  else
    {
      t->src.ip4 = ((ip4_header_t *) p->ip)->src_address;
      t->dst.ip4 = ((ip4_header_t *) p->ip)->dst_address;
    }
}

/* zone_flow.c */
typedef struct
{
  vlib_main_t *vm;
  zone_worker_t *worker;
  zone_policy_t *policy;
  u32 now;
  u32 last_tx;
  u8 last_is_tunnel;
  u8 is_ip6;
} zone_frame_t;

typedef struct
{
  zone_reason_t reason;
  u8 action; /* zone_action_t */
  u32 slot;
  zone_session_t *session; /* when permitted and tracked */
} zone_decision_t;

void zone_flow_first (zone_frame_t *f, zone_packet_t *p, const void *key, u32 rx, u32 tx,
		      zone_session_t *closed, zone_decision_t *d);
void zone_flow_moved (zone_frame_t *f, zone_packet_t *p, zone_session_t *s, int direction,
		      zone_decision_t *d);
int zone_tcp_event (zone_frame_t *f, zone_packet_t *p, zone_session_t *s, int direction);

#endif /* included_zone_packet_h */
