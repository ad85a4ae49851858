using System.Runtime.InteropServices;
using OpsBuild.AtlasStandIn;

// What the tests tell it comes by the environment of the script around it; what it is told as Atlas comes by arguments.
if (Environment.GetEnvironmentVariable("STANDIN_RECORD") is { Length: > 0 } record)
{
    File.AppendAllText(Path.Combine(record, "arguments"), string.Join('\n', args) + "\n\n");
    File.WriteAllLines(
        Path.Combine(record, "environment"),
        Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(variable => $"{variable.Key}={variable.Value}"));
}

var fault = Fault.FromEnvironment();
using var stopping = new CancellationTokenSource();
using var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    if (!fault.Is("deaf"))
        stopping.Cancel();
});

switch (args)
{
    case ["version"]:
        Console.Out.Write(fault.Version);
        return fault.Is("version_fails") ? 1 : 0;
    case ["migrate", "apply", .. var flags]:
        return await new ApplyCommand(Flags.Parse(flags), fault).RunAsync(stopping.Token);
    case ["migrate", "status", .. var flags]:
        return await new StatusCommand(Flags.Parse(flags)).RunAsync(stopping.Token);
    default:
        await Console.Error.WriteLineAsync($"Error: unknown command \"{string.Join(' ', args)}\" for \"atlas\"");
        return 1;
}
