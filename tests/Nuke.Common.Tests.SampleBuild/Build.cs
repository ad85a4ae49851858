using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Serilog;

namespace SampleBuild;

public partial class Build : NukeBuild, IPublish
{
    [Parameter("The configuration to build")]
    readonly Configuration Configuration = Configuration.Debug;

    [Parameter("How many")]
    readonly int Count = 1;

    [Parameter("Which names")]
    readonly string[] Names = [];

    [Parameter("A color")]
    readonly Color Color;

    [Parameter("Where to")]
    readonly AbsolutePath Destination;

    [Parameter("Whether to force")]
    readonly bool Force;

    [Parameter("A stage", ValueProviderMember = nameof(Stages))]
    readonly string Stage;

    [Parameter("Who")]
    readonly string PersonName;

    [Parameter("The key to it all")]
    [Secret]
    readonly string ApiKey;

    [PathVariable("bash")]
    readonly Tool Bash;

    [PathVariable("no-such-program")]
    readonly Tool Missing;

    static IEnumerable<string> Stages => ["dev", "test", "prod"];

    public static int Main() => Execute<Build>(x => x.Compile);

    Target Restore => _ => _
        .Executes(() => Log.Information("Restoring"));

    Target Compile => _ => _
        .Description("Compiles everything")
        .DependsOn(Restore)
        .Executes(() => Log.Information("Compiling {Configuration}", Configuration.ToString()));

    Target Show => _ => _
        .Description("Shows the parameters")
        .Executes(() =>
        {
            Log.Information("Owner={Owner}", Owner);
            Log.Information("Count={Count}", Count);
            Log.Information("Names={Names:l}", string.Join('|', Names));
            Log.Information("Color={Color}", Color);
            Log.Information("Destination={Destination:l}", Destination);
            Log.Information("Force={Force}", Force);
            Log.Information("Stage={Stage}", Stage);
            Log.Information("PersonName={PersonName}", PersonName);
        });

    Target All => _ => _
        .DependsOn(Compile, Show);
}
