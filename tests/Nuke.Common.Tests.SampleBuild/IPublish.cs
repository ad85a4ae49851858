using Nuke.Common;
using Serilog;

namespace SampleBuild;

[ParameterPrefix("Feed")]
public interface IPublish : INukeBuild
{
    [Parameter("Where packages go")]
    string Url => TryGetValue(() => Url);

    [Parameter("How often to try")]
    int? Retries => TryGetValue<int?>(() => Retries);

    Target Publish => _ => _
        .Description("Sends the packages")
        .Requires(() => Url)
        .Executes(() => Log.Information("Publishing to {Url}, retries {Retries}", Url, Retries));
}
