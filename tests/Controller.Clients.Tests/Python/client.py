"""A Python program with grpcio: plan, apply, look, go back. Usage: client.py TARGET STUBS DOCUMENTS"""
import pathlib
import sys

import grpc

target, stubs, documents = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
sys.path.insert(0, stubs)

from google.protobuf import duration_pb2  # noqa: E402
from google.rpc import error_details_pb2, status_pb2  # noqa: E402
from vppilot.v1 import config_service_pb2, config_service_pb2_grpc  # noqa: E402
from vppilot.v1 import document_pb2, interface_service_pb2, interface_service_pb2_grpc  # noqa: E402
from vppilot.v1 import node_service_pb2, node_service_pb2_grpc, plan_pb2  # noqa: E402


def document(name):
    return document_pb2.Document(text=(documents / name).read_text(encoding="utf-8"))


def details(error):
    """The messages of google.rpc in an error's trailers, by type."""
    packed = dict(error.trailing_metadata())["grpc-status-details-bin"]
    found = {}
    for detail in status_pb2.Status.FromString(packed).details:
        for kind in (error_details_pb2.ErrorInfo, error_details_pb2.BadRequest):
            if detail.Is(kind.DESCRIPTOR):
                message = kind()
                detail.Unpack(message)
                found[kind.__name__] = message
    return found


WHOLE = document_pb2.DocumentMode(state=document_pb2.DOCUMENT_STATE_OVERRIDDEN)


def apply(config, request):
    """The result of an apply, and how often the server told its progress."""
    messages = list(config.Apply(request, timeout=60))
    assert messages[-1].WhichOneof("event") == "result", messages[-1]
    return messages[-1].result


def main():
    with grpc.insecure_channel(target) as channel:
        grpc.channel_ready_future(channel).result(timeout=30)
        config = config_service_pb2_grpc.ConfigServiceStub(channel)
        node = node_service_pb2_grpc.NodeServiceStub(channel)
        interfaces = interface_service_pb2_grpc.InterfaceServiceStub(channel)

        status = next(iter(node.WatchStatus(node_service_pb2.WatchStatusRequest(), timeout=30))).status
        assert status.simulated and status.vpp.connected, status

        valid = config.Validate(config_service_pb2.ValidateRequest(document=document("wrong.yaml")), timeout=30)
        assert not valid.valid and valid.findings[0].line == 4, valid
        try:
            apply(config, config_service_pb2.ApplyRequest(document=document("wrong.yaml")))
            raise AssertionError("a document with errors was applied")
        except grpc.RpcError as error:
            assert error.code() == grpc.StatusCode.INVALID_ARGUMENT, error
            found = details(error)
            assert found["ErrorInfo"].metadata["code"] == "invalid", found
            assert "mtuu" in found["BadRequest"].field_violations[0].field, found

        plan = config.Plan(config_service_pb2.PlanRequest(document=document("first.yaml"), mode=WHOLE), timeout=30).plan
        assert all(step.operation != plan_pb2.OPERATION_UNSPECIFIED for step in plan.steps), plan
        first = apply(config, config_service_pb2.ApplyRequest(
            document=document("first.yaml"), mode=WHOLE, options=config_service_pb2.ApplyOptions(comment="from Python")))
        # A client before may have left just that.
        expected = config_service_pb2.APPLY_OUTCOME_COMMITTED if plan.steps else config_service_pb2.APPLY_OUTCOME_UNCHANGED
        assert first.outcome == expected and bool(first.requests) == bool(plan.steps), first
        first.revision = first.revision or node.GetStatus(node_service_pb2.GetStatusRequest(), timeout=30).status.revision
        again = config.Plan(config_service_pb2.PlanRequest(document=document("first.yaml"), mode=WHOLE), timeout=30).plan
        assert not again.steps, again

        second = apply(config, config_service_pb2.ApplyRequest(
            document=document("second.yaml"), mode=WHOLE, options=config_service_pb2.ApplyOptions(confirm=duration_pb2.Duration(seconds=600))))
        assert second.revision == first.revision + 1 and second.confirmation.before == first.revision, second
        try:
            apply(config, config_service_pb2.ApplyRequest(document=document("first.yaml"), mode=WHOLE))
            raise AssertionError("something was applied while a Revision waited for its confirmation")
        except grpc.RpcError as error:
            assert details(error)["ErrorInfo"].metadata["code"] == "confirmation-pending", error
        confirmed = config.Confirm(config_service_pb2.ConfirmRequest(revision=second.revision), timeout=30).confirmation
        assert confirmed.revision == second.revision, confirmed
        lines = config.ListAudit(config_service_pb2.ListAuditRequest(page_size=10), timeout=30).lines
        assert "confirm" in [line.action for line in lines], lines
        rows = interfaces.ListInterfaces(interface_service_pb2.ListInterfacesRequest(), timeout=30).interfaces
        assert [row.mtu for row in rows if row.name == "lan"] == [9000], rows

        try:
            config.GetRevision(config_service_pb2.GetRevisionRequest(number=4711), timeout=30)
            raise AssertionError("there is a Revision 4711")
        except grpc.RpcError as error:
            assert error.code() == grpc.StatusCode.NOT_FOUND and details(error)["ErrorInfo"].reason == "NOT_FOUND", error
        try:
            node.GetSnapshot(node_service_pb2.GetSnapshotRequest(), timeout=1e-6)
            raise AssertionError("a deadline in the past was met")
        except grpc.RpcError as error:
            assert error.code() == grpc.StatusCode.DEADLINE_EXCEEDED, error
        print("grpcio {0}: all well, back at revision {1}".format(grpc.__version__, back(config, first.revision)))


def back(config, revision):
    """Goes back to a Revision; the number of the new one."""
    plan = config.PlanRollback(config_service_pb2.PlanRollbackRequest(revision=revision), timeout=30).plan
    assert [step.path for step in plan.steps] == ["interface/lan"], plan
    messages = list(config.Rollback(config_service_pb2.RollbackRequest(revision=revision), timeout=60))
    assert messages[-1].result.outcome == config_service_pb2.APPLY_OUTCOME_COMMITTED, messages
    return messages[-1].result.revision


main()
