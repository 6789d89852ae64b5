using System.Globalization;
using System.Text;

namespace Ipernity.Bench;

/// <summary>An answer of doc.getList as the service sends it, for any number of documents on one page.</summary>
public static class DocumentList
{
    public static byte[] Create(int documents)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $$"""{"docs":{"total":"{{documents}}","per_page":"100","page":"1","pages":"{{(documents + 99) / 100}}","doc":[""");
        for (var i = 0; i < documents; i++)
        {
            var id = 10_000_000 + (7 * i);
            if (i > 0)
                json.Append(',');
            json.Append(CultureInfo.InvariantCulture, $$"""{"doc_id":"{{id}}","media":"photo","license":"{{i % 8}}","title":"A walk along the river, picture {{i}} of many","safety":"0" """);
            json.Append(CultureInfo.InvariantCulture, $$""","thumb":{"label":"240","ext":"jpg","w":"240","h":"{{160 + (i % 81)}}","url":"http:\/\/cdn.example.org\/200\/{{i % 100:00}}\/{{id}}.240.jpg"} }""");
        }

        json.Append("""]},"api":{"status":"ok","at":"1300000000"}}""");
        return Encoding.UTF8.GetBytes(json.ToString());
    }
}
