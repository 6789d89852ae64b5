namespace Ipernity.Sandbox.Data;

/// <summary>What every list of documents can be narrowed by.</summary>
internal readonly record struct DocumentFilter(MediaKinds Media, Share? Share, bool SafeOnly)
{
    public static DocumentFilter Everything { get; } = new(MediaKinds.All, Share: null, SafeOnly: false);

    public bool Admits(Document document) =>
        (Media & document.Media) != 0
        && (Share is null || Share == document.Share)
        && (!SafeOnly || document.Safety <= 1);
}
