using System.Reflection;
using System.Text;
using OpsBuild.Batch.Commands;

namespace OpsBuild.Batch.CommandLine;

/// <summary>The program's texts about itself.</summary>
internal static class Usage
{
    public static string Version => $"batch {typeof(Usage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    public static string Short(IReadOnlyList<IBatchCommand> commands) => $"""
        usage: batch {string.Join(" | ", commands.Select(command => command.Name))}
               batch --help | --version
        """;

    public static string Long(IReadOnlyList<IBatchCommand> commands)
    {
        var text = new StringBuilder();
        text.AppendLine(Short(commands));
        text.AppendLine("""

            Runs one command against the project's database and exits. Everything but the command's name comes from
            environment variables. Secrets are read from AWS Secrets Manager while it runs; AWS credentials, region and
            endpoint are found as by every AWS SDK. The log goes to standard output, one JSON object per line; the
            last line is the result. Exit codes: 0 success, 2 wrong usage or configuration, others as in docs/exit-codes.md.
            """);
        foreach (var command in commands)
        {
            text.AppendLine().AppendLine(command.Name).AppendLine($"    {command.Summary}").AppendLine();
            foreach (var variable in command.Variables)
            {
                text.AppendLine($"    {variable.Name}");
                text.AppendLine($"        {variable.Expected}");
                text.AppendLine($"        {(variable.Default is { } value ? $"default: {value}" : "required")}");
            }
        }

        return text.ToString();
    }
}
