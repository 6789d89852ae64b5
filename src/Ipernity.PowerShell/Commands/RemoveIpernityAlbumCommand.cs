using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.PowerShell.Albums;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Pipeline;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Deletes albums. Their documents stay.</summary>
[Cmdlet(
    VerbsCommon.Remove, "IpernityAlbum",
    DefaultParameterSetName = ByAlbum, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveIpernityAlbumCommand : ServiceCmdlet
{
    private const string ByAlbum = "Album";
    private const string ByInput = "InputObject";

    private IpernityConnection? _connection;
    private AlbumService? _service;
    private AlbumFinder? _finder;
    private OrderedCalls? _calls;

    /// <summary>The identifiers or the titles of albums.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByAlbum)]
    [Alias("Id", "album_id"), Identifier(typeof(IpernityAlbum), "Id", "album_id"), ValidateNotNullOrEmpty]
    public string[] Album { get; set; } = [];

    /// <summary>An album from the pipeline: an object, a row of a table, an identifier or a title.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ByInput)]
    public PSObject? InputObject { get; set; }

    /// <summary>The number of albums that are deleted at the same time. The default is one.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 1;

    /// <summary>Finds the connection.</summary>
    protected override void BeginProcessing()
    {
        _connection = RequireConnection("album.delete");
        _service = new AlbumService(_connection.Client, CreateOptions(_connection.TokenText));
        _finder = new AlbumFinder(this, _connection);
        _calls = Own(new OrderedCalls(this, ThrottleLimit));
    }

    /// <summary>Deletes the albums.</summary>
    protected override void ProcessRecord()
    {
        object[] inputs = ParameterSetName == ByInput ? [InputObject!] : Album;
        foreach (var input in inputs)
        {
            if (_finder!.Find(input) is { } album
                && ShouldProcess($"{AlbumErrors.Describe(album)} (its documents stay)", "Delete"))
                Delete(album);
        }
    }

    /// <summary>Waits for the calls.</summary>
    protected override void EndProcessing() => _calls!.Complete();

    private void Delete(IpernityAlbum album) => _calls!.Add(
        _connection!.Client,
        stop => _service!.DeleteAsync(album.Id, stop),
        failure => WriteError(ObjectErrors.From(failure, ObjectErrors.Album, album.Id, _connection.Permission)),
        isAlone: !this.IsGiven(nameof(ThrottleLimit)));
}
