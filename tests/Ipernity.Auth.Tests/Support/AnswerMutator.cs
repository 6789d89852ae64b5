using System.Text;

namespace Ipernity.Auth.Tests.Support;

/// <summary>Changes valid answers at random, in the same way in every run with the same seed.</summary>
internal sealed class AnswerMutator(int seed)
{
    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\ud800",
        "\\udc00\\ud800",
        "\"\\ud83d\":",
        "\\u0000",
        "null",
        "false",
        "1e999",
        "-0",
        "1",
        "\"\":",
        "\"api\":",
        "\"status\":\"ok\"",
        "\"doc\":",
        "\"total\":\"99999999999999999999\"",
        "\"PSObject\":",
        "<",
        ">",
        "/>",
        "</api>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "<?xml ",
        "<?xml version=\"1.0\"",
        "<?xml version=\"1.1\"?>",
        "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
        "<?xml version=\"1.0\" encoding=\"utf-7\"?>",
        "<?xml version=\"1.0\" encoding=\"us-ascii\"?>",
        "<?xml version=\"1.0\" encoding=\"ucs-4\"?>",
        "<?xml version=\"1.0\" encoding=\"\"?>",
        "encoding=\"x-none\"",
        "standalone=\"maybe\"",
        "<!DOCTYPE a>",
        "&#xD800;",
        "&#0;",
        "&none;",
        "xmlns=\"\"",
        "xmlns:a=\"\"",
        "a:b=\"c\"",
        "a:1:{",
        "a:99999999:{",
        "s:3:\"api\";",
        "s:-1:\"",
        "s:2147483647:\"",
        "i:0;",
        "i:;",
        "d:nan;",
        "b:2;",
        "N;",
        "O:1:\"a\":0:{}",
        "é",
        "\uFEFF",
        "\0",
        "😀",
    ];

    private static readonly byte[][] InvalidUtf8 =
    [
        [0xFF],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xE2, 0x82],
        [0xFE, 0xFF],
        [0x80],
    ];

#pragma warning disable CA5394 // A seed makes failures reproducible.
    private readonly Random _random = new(seed);

    public byte[] Mutate(string answer)
    {
        var content = new List<byte>(Encoding.UTF8.GetBytes(answer));
        for (var changes = _random.Next(1, 5); changes > 0; changes--)
            Change(content);
        return [.. content];
    }

    private void Change(List<byte> content)
    {
        var place = _random.Next(content.Count + 1);
        var length = Math.Min(_random.Next(1, 20), content.Count - place);
        switch (_random.Next(7))
        {
            case 0 when place < content.Count:
                content[place] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                content.RemoveRange(place, length);
                break;
            case 2:
                content.InsertRange(place, content.GetRange(place, length));
                break;
            case 3 when _random.Next(4) == 0:
                content.RemoveRange(place, content.Count - place);
                break;
            case 4 when _random.Next(4) == 0:
                content.InsertRange(place, InvalidUtf8[_random.Next(InvalidUtf8.Length)]);
                break;
            case 5:
                content.RemoveRange(place, length);
                content.InsertRange(place, Piece());
                break;
            default:
                content.InsertRange(_random.Next(3) == 0 ? 0 : place, Piece());
                break;
        }
    }

    private byte[] Piece() => Encoding.UTF8.GetBytes(Pieces[_random.Next(Pieces.Length)]);
#pragma warning restore CA5394
}
