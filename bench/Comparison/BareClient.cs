using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IpernityBench;

/// <summary>The least that a call takes: sort, MD5, one HttpClient, the answer parsed into nothing.</summary>
public sealed class BareClient
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly Uri _api;
    private readonly string _key;
    private readonly string _secret;
    private readonly string _token;

    public BareClient(Uri server, string key, string secret, string token)
    {
        _api = new Uri(server, "api/");
        _key = key;
        _secret = secret;
        _token = token;
    }

    public void Echo(int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            using var answer = Call("test.echo", ("echo", i.ToString()));
            _ = answer.RootElement.GetProperty("echo").GetString();
        }
    }

    public int CountDocuments()
    {
        var count = 0;
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            using var answer = Call("doc.getList", ("per_page", "100"), ("page", page.ToString()));
            var docs = answer.RootElement.GetProperty("docs");
            pages = int.Parse(docs.GetProperty("pages").ToString());
            foreach (var doc in docs.GetProperty("doc").EnumerateArray())
            {
                if (doc.GetProperty("doc_id").GetString() is not null)
                    count++;
            }
        }

        return count;
    }

    private JsonDocument Call(string method, params (string Name, string Value)[] given)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["api_key"] = _key, ["auth_token"] = _token };
        foreach (var (name, value) in given)
            parameters.Add(name, value);

        var text = new StringBuilder();
        foreach (var (name, value) in parameters)
            text.Append(name).Append(value);
        text.Append(method).Append(_secret);
        parameters.Add("api_sig", Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text.ToString()))).ToLowerInvariant());

        using var content = new FormUrlEncodedContent(parameters);
        using var response = _http.PostAsync(new Uri(_api, method + "/json"), content).GetAwaiter().GetResult();
        var answer = JsonDocument.Parse(response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync().GetAwaiter().GetResult());
        var status = answer.RootElement.GetProperty("api").GetProperty("status").GetString();
        return status == "ok" ? answer : throw new InvalidOperationException(method + " was refused.");
    }
}
