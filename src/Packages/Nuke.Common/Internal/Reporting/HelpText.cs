using System.Globalization;
using Nuke.Common.Execution;
using Nuke.Common.Internal.CommandLine;
using Nuke.Common.Internal.Parameters;
using Nuke.Common.Internal.Planning;
using Nuke.Common.Tooling;

namespace Nuke.Common.Internal.Reporting;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    private const int Width = 100;

    public static void Write(NukeBuild build, TargetCatalog targets, ParameterCatalog parameters, ConsoleOutput console)
    {
        console.WriteLine("Usage: [TARGET...] [--parameter VALUE...]...");
        console.WriteLine();
        console.WriteLine("Targets:", Colors.Cyan);
        Rows(targets.All.Where(target => target.Listed).Select(target => (Name(target), TargetText(target))), console);

        var own = parameters.All.Where(parameter => parameter.Attribute.List).OrderBy(parameter => parameter.Switch, StringComparer.Ordinal).ToList();
        if (own.Count > 0)
        {
            console.WriteLine();
            console.WriteLine("Parameters:", Colors.Cyan);
            Rows(own.Select(parameter => (Syntax(parameter), ParameterText(parameter, build))), console);
        }

        console.WriteLine();
        console.WriteLine("Parameters of every build:", Colors.Cyan);
        Rows(BuiltInParameter.All.Where(parameter => parameter.Listed).Select(parameter => ($"{ParameterNames.ToSwitch(parameter.Name)} {parameter.Value}".TrimEnd(), parameter.Description)), console);

        console.WriteLine();
        console.WriteLine("A parameter's value comes from the command line, else from an environment variable (PERSON_NAME or");
        console.WriteLine("NUKE_PERSON_NAME for --person-name), else from .nuke/parameters.json. Case and dashes do not count.");
        console.WriteLine("Exit codes: 0 success, 1 a target failed, 2 wrong usage or configuration, 130 and 143 stopped by a signal.");
    }

    private static string Name(ExecutableTarget target) => target.IsDefault ? $"{target.Name} (default)" : target.Name;

    private static string TargetText(ExecutableTarget target)
    {
        var parts = new[]
        {
            Ended(target.Description),
            Named("Depends on", target.ExecutionDependencies),
            Named("Triggers", target.Triggers),
        };
        return string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Named(string verb, List<ExecutableTarget> targets) =>
        targets.Count == 0 ? "" : $"{verb} {string.Join(", ", targets.Select(target => target.Name))}.";

    private static string Syntax(Parameter parameter)
    {
        var scalar = ValueSet.ScalarType(parameter.Type);
        var value = scalar == typeof(bool) ? "" : scalar.IsPrimitive || scalar == typeof(decimal) ? " NUMBER" : " VALUE";
        return parameter.Switch + value + (parameter.Type.IsArray ? "..." : "");
    }

    private static string ParameterText(Parameter parameter, NukeBuild build)
    {
        var choices = parameter.Attribute.GetValueSet(parameter.Member, build)?.Select(entry => entry.Text).ToList();
        var parts = new[]
        {
            Ended(parameter.Attribute.Description),
            choices is null ? "" : $"One of {string.Join(", ", choices)}.",
            parameter.IsRequired ? "Required." : "",
            parameter.IsSecret ? $"Secret: give it as {parameter.EnvironmentVariable}." : DefaultText(parameter, build),
        };
        return string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string DefaultText(Parameter parameter, NukeBuild build)
    {
        // A component's property would be asked for its value, which may do anything.
        if (parameter.Member.DeclaringType!.IsInterface || Members.Storage(parameter.Member) is null)
            return "";

        var value = Members.Value(parameter.Member, build);
        var text = value is string or Enum or Enumeration or IConvertible ? Convert.ToString(value is Enumeration ? value.ToString() : value, CultureInfo.InvariantCulture) : null;
        return string.IsNullOrEmpty(text) || value is false || (parameter.Type.IsValueType && value!.Equals(Activator.CreateInstance(parameter.Type))) ? "" : $"Default: {text}.";
    }

    private static string Ended(string text) => string.IsNullOrEmpty(text) || text[^1] is '.' or '!' or '?' ? text : text + ".";

    private static void Rows(IEnumerable<(string Left, string Right)> rows, ConsoleOutput console)
    {
        var all = rows.ToList();
        var indent = all.Select(row => row.Left.Length).DefaultIfEmpty().Max() + 4;
        foreach (var (left, right) in all)
        {
            var lines = Wrap(right, Math.Max(30, Width - indent));
            console.WriteLine(("  " + left.PadRight(indent - 2) + lines[0]).TrimEnd());
            foreach (var line in lines.Skip(1))
                console.WriteLine(new string(' ', indent) + line);
        }
    }

    private static List<string> Wrap(string text, int width)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > width)
                lines.Add("");
            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return lines;
    }
}
