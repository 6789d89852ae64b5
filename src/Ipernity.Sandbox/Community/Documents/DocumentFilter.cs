using Ipernity.Sandbox.Community.Files;

namespace Ipernity.Sandbox.Community.Documents;

/// <summary>The criteria that all lists of documents support.</summary>
internal readonly record struct DocumentFilter(MediaTypes Media, Share? Share, bool SafeOnly)
{
    public static DocumentFilter Everything { get; } = new(MediaTypes.All, Share: null, SafeOnly: false);

    public bool Admits(Document document) =>
        (Media & document.Media) != 0
        && (Share is null || Share == document.Share)
        && (!SafeOnly || document.Safety <= 1);
}
