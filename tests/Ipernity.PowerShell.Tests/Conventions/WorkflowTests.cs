using System.Text.RegularExpressions;
using Ipernity.PowerShell.Tests.Engine;
using YamlDotNet.RepresentationModel;

namespace Ipernity.PowerShell.Tests.Conventions;

/// <summary>The workflow refers to existing files and has few permissions.</summary>
public sealed partial class WorkflowTests
{
    private static readonly YamlMappingNode Workflow = Read();

    public static TheoryData<string> JobNames => [.. Jobs.Select(job => job.Key)];

    private static IEnumerable<KeyValuePair<string, YamlMappingNode>> Jobs =>
        Map(Workflow["jobs"]).Select(job => KeyValuePair.Create(Text(job.Key), Map(job.Value)));

    private static IEnumerable<YamlMappingNode> Steps => Jobs.SelectMany(job => StepsOf(job.Value));

    [Fact]
    public void It_has_only_read_permission() =>
        Assert.Equal([("contents", "read")], Map(Workflow["permissions"]).Select(right => (Text(right.Key), Text(right.Value))));

    [Fact]
    public void It_runs_for_every_pull_request() =>
        Assert.Contains("pull_request", Map(Workflow["on"]).Select(trigger => Text(trigger.Key)));

    [Fact]
    public void A_newer_run_cancels_the_older_one() =>
        Assert.Contains("pull_request", Find(Workflow, "concurrency", "cancel-in-progress"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(JobNames))]
    public void Each_job_has_a_time_limit(string name) =>
        Assert.InRange(int.Parse(Find(Job(name), "timeout-minutes")!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);

    [Theory]
    [MemberData(nameof(JobNames))]
    public void Jobs_depend_on_existing_jobs(string name) => Assert.Empty(Needs(name).Except(Jobs.Select(job => job.Key)));

    [Theory]
    [MemberData(nameof(JobNames))]
    public void A_step_does_one_thing(string name) =>
        Assert.All(StepsOf(Job(name)), step => Assert.Single(step.Children.Keys, key => Text(key) is "run" or "uses"));

    [Theory]
    [MemberData(nameof(JobNames))]
    public void Downloaded_artifacts_come_from_required_jobs(string name)
    {
        var uploaded = Needs(name).SelectMany(
            needed => Artifacts(needed, "actions/upload-artifact", "name")).Select(artifact => artifact.Split("${{")[0]);
        var downloaded = Artifacts(name, "actions/download-artifact", "name").Concat(
            Artifacts(name, "actions/download-artifact", "pattern").Select(pattern => pattern.TrimEnd('*')));
        Assert.Empty(downloaded.Except(uploaded));
    }

    [Fact]
    public void Every_file_that_it_names_exists()
    {
        var named = Steps.SelectMany(step => FileNames().Matches(Find(step, "run") ?? "")).Select(match => match.Value)
            .Concat(Steps.Select(step => Find(step, "with", "global-json-file")).OfType<string>()).Distinct().ToArray();
        Assert.NotEmpty(named);
        Assert.All(named, file => Assert.True(Path.Exists(Path.Combine(ModuleFiles.Root, file)), file));
    }

    [Fact]
    public void The_packaged_module_is_tested_in_both_editions_and_on_every_system()
    {
        var matrix = Map(Map(Job("module")["strategy"])["matrix"]);
        Assert.Equal(["windows-latest", "ubuntu-latest", "macos-latest"], ((YamlSequenceNode)matrix["os"]).Select(Text));
        Assert.Equal(["pwsh"], ((YamlSequenceNode)matrix["shell"]).Select(Text));
        Assert.Contains("powershell", ((YamlSequenceNode)matrix["include"]).Select(row => Find(Map(row), "shell")));
        Assert.Contains(
            StepsOf(Job("module")),
            step => Find(step, "run")?.Contains("Invoke-PesterSuite.ps1 -Pester Pester -ModulePath", StringComparison.Ordinal) == true);
    }

    private static YamlMappingNode Read()
    {
        using var text = File.OpenText(Path.Combine(ModuleFiles.Root, ".github", "workflows", "ci.yml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return Map(yaml.Documents.Single().RootNode);
    }

    private static YamlMappingNode Job(string name) => Jobs.Single(job => job.Key == name).Value;

    private static YamlMappingNode[] StepsOf(YamlMappingNode job) => [.. ((YamlSequenceNode)job["steps"]).Select(Map)];

    private static string[] Needs(string job) => Job(job).Children.TryGetValue("needs", out var needs) switch
    {
        false => [],
        _ when needs is YamlSequenceNode several => [.. several.Select(Text)],
        _ => [Text(needs!)],
    };

    private static IEnumerable<string> Artifacts(string job, string action, string key) =>
        StepsOf(Job(job)).Where(
            step => Find(step, "uses")?.StartsWith(
                $"{action}@", StringComparison.Ordinal) == true).Select(step => Find(step, "with", key)).OfType<string>();

    private static string? Find(YamlMappingNode node, params string[] path)
    {
        YamlNode? found = node;
        foreach (var key in path)
            found = found is YamlMappingNode map && map.Children.TryGetValue(key, out var value) ? value : null;
        return found is null ? null : Text(found);
    }

    private static YamlMappingNode Map(YamlNode node) => (YamlMappingNode)node;

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    // Paths in the checkout: those that begin with ./ and solutions and projects.
    [GeneratedRegex(@"(?<=\./)[\w./-]+\.ps1|[\w./-]+\.sln|(?<=--project )[\w./-]+")]
    private static partial Regex FileNames();
}
