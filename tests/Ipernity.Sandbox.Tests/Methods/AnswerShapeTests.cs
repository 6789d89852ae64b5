using Ipernity.Sandbox.Methods;
using Ipernity.Sandbox.Protocol.Catalogue;
using Ipernity.Sandbox.Tests.Support;

namespace Ipernity.Sandbox.Tests.Methods;

/// <summary>Answers have all documented elements.</summary>
public sealed class AnswerShapeTests
{
    public static TheoryData<string> Every => [.. MethodTable.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_answer_has_its_documented_shape(string method)
    {
        await using var server = await Started.SandboxAsync();
        using var client = Client.SignedIn(server, "doc=delete", "network=read", "blog=write", "post=write");
        var parameters = await ParametersAsync(client, method);

        var answer = ServedMethods.Find(method)!.Parameters!.Any(parameter => parameter.Name == "file")
            ? await Upload.CallAsync(client, method, [1, 2, 3], "x.mp4", [.. parameters])
            : await client.CallAsync(method, [.. parameters]);

        var missing = Shape.Read(ServedMethods.Find(method)!.Shape).SelectMany(shape => shape.Missing(answer));
        // Only member tags have a member_id, not keywords.
        Assert.Empty(missing.Except(["doc.tags.tag.member_id"]));
    }

    /// <summary>The parameters that make an answer as complete as possible.</summary>
    private static async Task<List<(string, object)>> ParametersAsync(Client client, string method)
    {
        var documents =
            (await client.CallAsync("doc.search", ("user_id", "ada"), ("media", "video"), ("extra", "geo"), ("per_page", 100)))["docs"]!
            .Items("doc");
        var document = documents.First(candidate => candidate["geo"] is not null).Text("doc_id");
        await client.CallAsync("doc.tags.add", ("doc_id", document), ("keywords", "nice car"), ("members", "noor"));
        var tag = (await client.CallAsync("doc.tags.getList", ("doc_id", document)))["tags"]!.Items("tag")[0];
        var album = (await client.CallAsync("album.getList"))["albums"]!
            .Items("album")
            .First(candidate => candidate["count"]!.Number("docs") > 1)
            .Text("album_id");
        var frob = await client.FrobAsync();
        client.Server.Authorize(frob);
        if (await ShapeStage.ParametersAsync(client, method, document, album) is { } staged)
            return staged;
        return method switch
        {
            "album.create" => [("title", "Test")],
            "album.docs.add" or "album.docs.remove" => [("album_id", album), ("doc_id", document)],
            "api.methods.get" => [("method", "doc.tags.add")],
            "album.edit" => [("album_id", album), ("title", "Test")],
            "doc.set" => [("doc_id", document), ("title", "Test")],
            "auth.getToken" => [("frob", frob)],
            "doc.search" => [("user_id", "ada"), ("extra", "dates,original")],
            "doc.tags.add" => [("doc_id", document), ("keywords", "another")],
            "doc.tags.remove" => [("doc_id", document), ("type", tag.Text("type")), ("id", tag.Text("id"))],
            "test.echo" => [("echo", "x")],
            "doc.checkMD5" => [("md5", (await client.CallAsync("doc.get", ("doc_id", document), ("extra", "md5")))["doc"]!.Text("md5"))],
            "upload.checkTickets" => [("tickets", await Upload.SendAsync(client, [1, 2, 3], "x.bin", ("async", 0)))],
            "upload.file" => [],
            "upload.replace" => [("doc_id", document)],
            _ when method.StartsWith("album.", StringComparison.Ordinal) && method != "album.getList" => [("album_id", album)],
            _ when method.StartsWith("doc.", StringComparison.Ordinal) && method != "doc.getList" => [("doc_id", document)],
            _ => await CommunityShape.ParametersAsync(client, method),
        };
    }
}
