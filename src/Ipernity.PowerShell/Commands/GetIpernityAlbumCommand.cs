using System.Management.Automation;
using Ipernity.Api.Albums;
using Ipernity.Api.Lists;
using Ipernity.Auth.Errors;
using Ipernity.PowerShell.Calls;
using Ipernity.PowerShell.Cmdlets;
using Ipernity.PowerShell.Errors;
using Ipernity.PowerShell.Formats;
using Ipernity.PowerShell.Parameters;
using Ipernity.PowerShell.Session;

namespace Ipernity.PowerShell.Commands;

/// <summary>Gets albums by their titles or identifiers, or all albums of a member.</summary>
[Cmdlet(VerbsCommon.Get, "IpernityAlbum", DefaultParameterSetName = ByName, SupportsPaging = true)]
[OutputType(typeof(IpernityAlbum))]
public sealed class GetIpernityAlbumCommand : ServiceCmdlet
{
    private const string ByName = "Name";
    private const string ById = "Id";

    private OrderedCalls? _calls;

    /// <summary>The titles of albums. Wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = ByName)]
    [Alias("Title"), SupportsWildcards, ValidateNotNullOrEmpty]
    public string[]? Name { get; set; }

    /// <summary>The member whose albums are listed. The default is you.</summary>
    [Parameter(ParameterSetName = ByName), ValidateNotNullOrEmpty]
    public string? UserId { get; set; }

    /// <summary>The identifiers of albums.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ById)]
    [Alias("album_id", "AlbumId"), Identifier(typeof(IpernityAlbum), "Id", "album_id", "AlbumId"), ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The number of calls that are sent at the same time.</summary>
    [Parameter, NumberText(IsWhole = true), ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Prepares the calls.</summary>
    protected override void BeginProcessing() => _calls = Own(new OrderedCalls(this, ThrottleLimit));

    /// <summary>Starts the calls of the albums, or reads the list.</summary>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ById)
            GetById();
        else if (Name is null)
            GetList();
        else
            GetByName(Name);
    }

    /// <summary>Waits for the calls.</summary>
    protected override void EndProcessing() => _calls!.Complete();

    private void GetById()
    {
        if (this.FindPaging() is { } paging)
            ThrowTerminatingError(CallErrors.ParameterConflict(paging, nameof(Id)));
        var connection = RequireConnection("album.get");
        var service = ServiceOf(connection);
        foreach (var id in Id)
        {
            _calls!.Add(
                connection.Client, stop => service.GetAsync(id, stop), album => WriteObject(album.ForOutput()),
                failure => WriteError(ObjectErrors.From(failure, ObjectErrors.Album, id, connection.Permission)));
        }
    }

    private void GetList()
    {
        var connection = RequireConnection("album.getList");
        var output = new ListOutput(
            this, connection.Client, CreateOptions(connection.TokenText), this.ReadPaging(ThrottleLimit));
        var known = new HashSet<string>(StringComparer.Ordinal);
        var isComplete = this.FindPaging() is not null;
        foreach (var call in AlbumList.CreateCalls(UserId))
        {
            output.Run(call, Write, Target(connection), connection.Permission, Fail);
            if (isComplete)
                return;
        }

        void Write(ListPage page, ReadOnlyMemory<byte> item)
        {
            var album = AlbumList.Read(page, item);
            isComplete |= album.Documents > 0;
            if (known.Add(album.Id))
                WriteObject(album.ForOutput());
        }

        ErrorRecord Fail(IpernityException failure)
        {
            isComplete = true;
            return Failed(failure, connection);
        }
    }

    private void GetByName(string[] names)
    {
        var connection = RequireConnection("album.getList");
        var service = ServiceOf(connection);
        try
        {
            var albums = Await(connection.Client, stop => service.GetAllAsync(UserId, stop));
            var found = new List<IpernityAlbum>();
            foreach (var name in names)
                found.AddRange(Find(albums, name).Except(found));
            if (PagingParameters.IncludeTotalCount)
                WriteObject(PagingParameters.NewTotalCount((ulong)found.Count, accuracy: 1));
            var options = this.ReadPaging(ThrottleLimit);
            foreach (var album in found.Skip(Whole(options.Skip)).Take(Whole(options.First ?? int.MaxValue)))
                WriteObject(album.ForOutput());
        }
        catch (IpernityException failure)
        {
            WriteError(Failed(failure, connection));
        }
    }

    private ErrorRecord Failed(IpernityException failure, IpernityConnection connection) => UserId is null
        ? ErrorRecords.From(failure, Target(connection), connection.Permission)
        : ObjectErrors.From(failure, ObjectErrors.Member, UserId, connection.Permission);

    // An exact title is found even if it contains wildcard characters.
    private List<IpernityAlbum> Find(IReadOnlyList<IpernityAlbum> albums, string name)
    {
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            var found = albums.Where(album => AlbumDirectory.HasTitle(album, name) || pattern.IsMatch(album.Title ?? "")).ToList();
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(ObjectErrors.NotFound(null, ObjectErrors.Album, name));
            return found;
        }
        catch (WildcardPatternException invalid)
        {
            WriteError(CallErrors.InvalidCall(new ArgumentException($"'{name}' is not a valid wildcard pattern.", invalid), name));
            return [];
        }
    }

    private AlbumService ServiceOf(IpernityConnection connection) => new(connection.Client, CreateOptions(connection.TokenText));

    private object Target(IpernityConnection connection) => UserId ?? (object)connection;

    private static int Whole(long number) => (int)Math.Min(number, int.MaxValue);
}
