namespace Ipernity.Sandbox.Community.Documents;

/// <summary>The place where a photo was taken.</summary>
internal sealed record GeoPoint(double Latitude, double Longitude, string LocationId, string Location)
{
    private const double EarthRadius = 6371;

    /// <summary>A point within this distance of a named place, in kilometres, gets the place's name.</summary>
    private const double Reach = 30;

    /// <summary>Creates a point, named after the nearest place if there is one nearby.</summary>
    public static GeoPoint Near(IReadOnlyList<GeoPoint> places, double latitude, double longitude)
    {
        var nearest = places.MinBy(place => place.DistanceTo(latitude, longitude));
        return nearest is not null && nearest.DistanceTo(latitude, longitude) <= Reach
            ? nearest with { Latitude = latitude, Longitude = longitude }
            : new GeoPoint(latitude, longitude, LocationId: "", Location: "");
    }

    /// <summary>The distance in kilometres.</summary>
    public double DistanceTo(double latitude, double longitude)
    {
        var north = double.DegreesToRadians(latitude - Latitude) / 2;
        var east = double.DegreesToRadians(longitude - Longitude) / 2;
        var chord = Math.Pow(Math.Sin(north), 2)
            + (Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(latitude)) * Math.Pow(Math.Sin(east), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }
}
