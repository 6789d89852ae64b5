namespace Ipernity.Api.Methods;

/// <summary>A parameter that a method takes.</summary>
public sealed class MethodParameter
{
    internal MethodParameter(string name, bool isRequired, int? defaultSize, int? maximumSize, string? description = null)
    {
        Name = name;
        IsRequired = isRequired;
        DefaultSize = defaultSize;
        MaximumSize = maximumSize;
        Description = description;
    }

    /// <summary>The API's name of it, such as <c>doc_id</c>.</summary>
    public string Name { get; }

    /// <summary>Whether the method refuses to do without.</summary>
    public bool IsRequired { get; }

    /// <summary>For <c>per_page</c>, how many items a page has where nothing is said; nothing for other parameters.</summary>
    public int? DefaultSize { get; }

    /// <summary>For <c>per_page</c>, how many items a page may have; nothing for other parameters.</summary>
    public int? MaximumSize { get; }

    /// <summary>What the service says of it; nothing where it was not asked.</summary>
    public string? Description { get; }

    /// <summary>The name.</summary>
    /// <returns>The name, in brackets where the parameter may be left out.</returns>
    public override string ToString() => IsRequired ? Name : $"[{Name}]";
}
