namespace Ipernity.PowerShell.Answers;

/// <summary>Compares the bytes of an answer with texts that were made of such bytes before. A text beyond ASCII equals none.</summary>
internal static class AsciiText
{
    public static uint Hash(ReadOnlySpan<byte> ascii)
    {
        var hash = (uint)ascii.Length;
        foreach (var b in ascii)
            hash = (hash * 31) + b;
        return hash;
    }

    public static bool Equals(ReadOnlySpan<byte> ascii, string text)
    {
        if (ascii.Length != text.Length)
            return false;

        for (var i = 0; i < ascii.Length; i++)
        {
            if (ascii[i] != text[i] || ascii[i] > 0x7F)
                return false;
        }

        return true;
    }
}
