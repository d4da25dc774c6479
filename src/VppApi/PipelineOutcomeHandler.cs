namespace VppApi;

/// <summary>Takes the outcomes of a pipeline, one at a time, in the order in which VPP answered: its requests' order, as a rule.</summary>
/// <typeparam name="TReply">The reply's message.</typeparam>
/// <param name="outcome">What became of one request; valid during the call only.</param>
public delegate void PipelineOutcomeHandler<TReply>(in PipelineOutcome<TReply> outcome)
    where TReply : struct, IVppMessage<TReply>;
