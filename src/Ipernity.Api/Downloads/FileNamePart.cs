namespace Ipernity.Api.Downloads;

/// <summary>A part of a template: text, or a property with a format.</summary>
/// <param name="Text">The text; empty for a property.</param>
/// <param name="Field">The property; null for text.</param>
/// <param name="Format">The format of the property; null without one.</param>
internal sealed record FileNamePart(string Text, FileNameField? Field = null, string? Format = null);
