using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Nuke.Common.Internal;
using Nuke.Common.Internal.Processes;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>
/// A command line written as an interpolated text, in which each value is one argument: it is quoted where it needs it. Formats:
/// <c>:nq</c> leaves the value as it is, <c>:r</c> keeps it out of the log, those of <see cref="AbsolutePath"/> work for paths.
/// </summary>
[InterpolatedStringHandler]
public struct ArgumentStringHandler
{
    private const string Redacted = "[REDACTED]";
    private const string SecretFormat = "r";
    private const string NoQuotes = "nq";

    private readonly StringBuilder builder;
    private readonly List<string> secrets;

    /// <summary>Called by the compiler.</summary>
    public ArgumentStringHandler(int literalLength, int formattedCount, out bool handlerIsValid)
    {
        builder = new StringBuilder(literalLength + (formattedCount * 16));
        secrets = [];
        handlerIsValid = true;
    }

    /// <summary>A command line that is there as a text; it is taken as it is.</summary>
    public static implicit operator ArgumentStringHandler(string value)
    {
        var handler = new ArgumentStringHandler(value?.Length ?? 0, 0, out _);
        handler.builder.Append(value);
        return handler;
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string value) => builder.Append(value);

    /// <summary>Called by the compiler.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public void AppendFormatted(object obj, int alignment = 0, string format = null)
    {
        if (obj is null)
            throw new ArgumentNullException(nameof(obj), $"After '{builder}' a value of the command line is null.");

        var isSecret = format == SecretFormat;
        var text = isSecret || format == NoQuotes ? Plain(obj, null) : Plain(obj, format);
        if (isSecret)
        {
            secrets.Add(text);
            BuildSession.Current.Mask.Add(text);
        }

        var argument = format == NoQuotes || (obj is IAbsolutePathHolder && format is not (null or SecretFormat)) ? text : CommandLineText.QuoteIfNeeded(text);
        builder.Append(alignment < 0 ? argument.PadRight(-alignment) : argument.PadLeft(alignment));
    }

    /// <summary>Called by the compiler: paths become one argument each.</summary>
    public void AppendFormatted(IEnumerable<IAbsolutePathHolder> paths, int alignment = 0, string format = null)
    {
        var isFirst = true;
        foreach (var path in paths)
        {
            if (!isFirst)
                builder.Append(' ');
            AppendFormatted((object)path, alignment, format);
            isFirst = false;
        }
    }

    /// <summary>The command line.</summary>
    public string ToStringAndClear()
    {
        var text = builder?.ToString() ?? "";
        builder?.Clear();
        return text;
    }

    /// <summary>Replaces the secret values of this command line in a text.</summary>
    public Func<string, string> GetFilter()
    {
        var hidden = secrets?.Where(secret => secret.Length > 0).OrderByDescending(secret => secret.Length).ToArray() ?? [];
        return text => hidden.Aggregate(text, (current, secret) => current?
            .Replace(CommandLineText.QuoteIfNeeded(secret), Redacted, StringComparison.Ordinal)
            .Replace(secret, Redacted, StringComparison.Ordinal));
    }

    private static string Plain(object obj, string format) => obj switch
    {
        IAbsolutePathHolder { Path: { } path } => path.ToString(format),
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => obj.ToString(),
    };
}
