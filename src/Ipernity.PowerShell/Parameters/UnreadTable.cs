using System.Collections;

namespace Ipernity.PowerShell.Parameters;

/// <summary>
/// The text of a table. Completion binds the table that is being typed as its text, and binds the method only if that succeeds;
/// a call that is given such a text fails when it reads it.
/// </summary>
internal sealed class UnreadTable : Hashtable
{
    private const string Begin = "@{";

    public static bool IsOne(string text) => text.StartsWith(Begin, StringComparison.Ordinal);

    // The text is not told: it may hold a secret.
    public override IDictionaryEnumerator GetEnumerator() =>
        throw new ArgumentException("The parameters are the text of a table and no table. Leave the quotes out, as in @{ doc_id = 1 }.");
}
