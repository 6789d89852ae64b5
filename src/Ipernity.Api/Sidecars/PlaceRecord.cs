namespace Ipernity.Api.Sidecars;

/// <summary>Where a document was made, in degrees north and east.</summary>
internal sealed record PlaceRecord
{
    public double Latitude { get; init; }

    public double Longitude { get; init; }

    public string? Name { get; init; }
}
