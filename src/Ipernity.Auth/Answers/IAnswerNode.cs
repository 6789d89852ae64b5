namespace Ipernity.Auth.Answers;

/// <summary>An element of an answer in any format. In JSON, attributes and children alike are members.</summary>
public interface IAnswerNode
{
    /// <summary>Whether there is an attribute or child element with a name. An empty list counts, JSON's null does not.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True if there is one.</returns>
    bool Has(string name);

    /// <summary>The child element with a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The element, or null if there is none.</returns>
    IAnswerNode? Child(string name);

    /// <summary>All child elements with a name, in order.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The elements. A single element counts as a list of one.</returns>
    IEnumerable<IAnswerNode> Children(string name);

    /// <summary>The text of the element itself.</summary>
    /// <returns>The text, or null if there is none.</returns>
    string? Text();

    /// <summary>The text of the attribute or child element with a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The text, or null if there is none.</returns>
    string? Text(string name);
}
