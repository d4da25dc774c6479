namespace Controller.Api.Observation;

/// <summary>What only interfaces of one type have.</summary>
internal abstract record InterfaceDetail;
