using System.Collections;
using System.Globalization;
using Ipernity.Auth.Authorization;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// Permissions as a person writes them: @{ doc = 'write'; network = 'read' }. A table of any kind converts to it, and so does the
/// permission of a connection. Its properties are the keys that PowerShell completes.
/// </summary>
public sealed class PermissionTable : Hashtable
{
    /// <summary>No permission.</summary>
    public PermissionTable()
        : base(StringComparer.OrdinalIgnoreCase)
    {
        Given = this;
    }

    /// <summary>The permissions of another table.</summary>
    /// <param name="table">Levels by the names of their areas; what is wrong with them is not told before they are used.</param>
    public PermissionTable(IDictionary table)
        : this()
    {
        Given = table ?? throw new ArgumentNullException(nameof(table));
        foreach (DictionaryEntry entry in table)
            this[entry.Key] = entry.Value;
    }

    /// <summary>The permissions of a set, such as a connection's.</summary>
    /// <param name="set">The set.</param>
    public PermissionTable(PermissionSet set)
        : this()
    {
        _ = set ?? throw new ArgumentNullException(nameof(set));
        doc = set.Doc;
        blog = set.Blog;
        post = set.Post;
        network = set.Network;
        profile = set.Profile;
    }

    /// <summary>The level for photos, videos and other documents.</summary>
    public object? doc { get => this[nameof(doc)]; set => this[nameof(doc)] = value; }

    /// <summary>The level for the blog.</summary>
    public object? blog { get => this[nameof(blog)]; set => this[nameof(blog)] = value; }

    /// <summary>The level for articles.</summary>
    public object? post { get => this[nameof(post)]; set => this[nameof(post)] = value; }

    /// <summary>The level for contacts.</summary>
    public object? network { get => this[nameof(network)]; set => this[nameof(network)] = value; }

    /// <summary>The level for the profile.</summary>
    public object? profile { get => this[nameof(profile)]; set => this[nameof(profile)] = value; }

    /// <summary>The table as the person gave it.</summary>
    internal IDictionary Given { get; }

    /// <exception cref="ArgumentException">An area or level is not known; the message lists those there are.</exception>
    internal PermissionSet ToSet()
    {
        var set = PermissionSet.None;
        foreach (DictionaryEntry entry in this)
            set = set.With(Text(entry.Key), Text(entry.Value));
        return set;
    }

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
