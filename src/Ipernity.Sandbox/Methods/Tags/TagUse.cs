namespace Ipernity.Sandbox.Methods.Tags;

/// <summary>How often a member uses a tag.</summary>
internal sealed class TagUse(string id, string text)
{
    public string Id { get; } = id;

    public string Text { get; } = text;

    public int Documents { get; set; }

    public int Posts { get; set; }
}
