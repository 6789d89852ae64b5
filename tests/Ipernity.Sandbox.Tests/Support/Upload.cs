using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Ipernity.Sandbox.Tests.Support;

/// <summary>Uploads files like a client. Tests can set the headers of the file part.</summary>
internal static class Upload
{
    /// <summary>Uploads a new file. Fails on any error.</summary>
    /// <returns>The ticket.</returns>
    public static async Task<string> SendAsync(Client client, byte[] file, string name, params (string Name, object Value)[] fields) =>
        (await CallAsync(client, "upload.file", file, name, fields)).Text("ticket");

    /// <summary>Uploads a new file and waits for its document.</summary>
    /// <returns>The document's id.</returns>
    public static async Task<string> DocumentAsync(Client client, byte[] file, string name, params (string Name, object Value)[] fields) =>
        (await CallAsync(client, "upload.file", file, name, [.. fields, ("async", 0)])).Text("doc_id");

    public static async Task<JsonObject> CallAsync(
        Client client, string method, byte[] file, string name, params (string Name, object Value)[] fields)
    {
        var answer = await TryAsync(client, method, file, name, fields);
        Assert.True(answer["api"]!.Text("status") == "ok", answer.ToJsonString());
        return answer;
    }

    public static async Task<int> CodeAsync(Client client, byte[] file, params (string Name, object Value)[] fields) =>
        Client.Code(await TryAsync(client, "upload.file", file, "x.bin", fields));

    public static Task<JsonObject> TryAsync(
        Client client, string method, byte[] file, string name, params (string Name, object Value)[] fields) =>
        TryAsync(client, method, client.Signed(method, fields), file, $"form-data; name=\"file\"; filename=\"{name}\"");

    /// <summary>Sends fields and a file with the given part header, without changing either.</summary>
    public static async Task<JsonObject> TryAsync(
        Client client, string method, IReadOnlyDictionary<string, string> fields, byte[] file, string disposition)
    {
        using var content = Content(fields, file, disposition);
        using var response = await client.Http.PostAsync(
            new Uri($"api/{method}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
    }

    public static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Writes the body by hand, because libraries change file names.</summary>
    public static ByteArrayContent Content(IReadOnlyDictionary<string, string> fields, byte[] file, string disposition)
    {
        const string boundary = "----boundary7e1f";
        using var body = new MemoryStream();
        foreach (var (name, value) in fields)
            Write($"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        Write($"--{boundary}\r\nContent-Disposition: {disposition}\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.Write(file);
        Write($"\r\n--{boundary}--\r\n");
        var content = new ByteArrayContent(body.ToArray());
        content.Headers.ContentType =
            MediaTypeHeaderValue.Parse(string.Create(CultureInfo.InvariantCulture, $"multipart/form-data; boundary={boundary}"));
        return content;

        void Write(string text) => body.Write(Encoding.UTF8.GetBytes(text));
    }
}
