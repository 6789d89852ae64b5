namespace Ipernity.Auth.Answers;

/// <summary>An element of an answer, whatever the format: in JSON, attributes and children alike are members.</summary>
internal interface IAnswerNode
{
    /// <summary>The child element with a name; nothing where there is none.</summary>
    IAnswerNode? Child(string name);

    /// <summary>All child elements with a name, in their order.</summary>
    IEnumerable<IAnswerNode> Children(string name);

    /// <summary>The text of the element itself; nothing where it has none.</summary>
    string? Text();

    /// <summary>The text of the attribute or child element with a name; nothing where there is none.</summary>
    string? Text(string name);
}
