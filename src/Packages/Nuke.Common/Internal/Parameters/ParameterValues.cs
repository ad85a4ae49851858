using System.Reflection;
using Nuke.Common.Internal.CommandLine;
using Nuke.Common.Internal.Reporting;

namespace Nuke.Common.Internal.Parameters;

/// <summary>The values of a build's parameters: command line, else environment, else parameter files.</summary>
internal sealed class ParameterValues
{
    private readonly CommandLineArguments arguments;
    private readonly EnvironmentValues environment;
    private readonly IReadOnlyList<ParameterFile> files;
    private readonly string workingDirectory;
    private readonly SecretMask mask;
    private readonly Dictionary<Parameter, (bool IsGiven, object Value)> known = [];
    private readonly Lock gate = new();

    public ParameterValues(
        ParameterCatalog catalog,
        CommandLineArguments arguments,
        EnvironmentValues environment,
        IReadOnlyList<ParameterFile> files,
        string workingDirectory,
        SecretMask mask)
    {
        Catalog = catalog;
        this.arguments = arguments;
        this.environment = environment;
        this.files = files;
        this.workingDirectory = workingDirectory;
        this.mask = mask;
    }

    /// <summary>Of the running build.</summary>
    public static ParameterValues Current =>
        BuildSession.Current.Parameters ?? throw new InvalidOperationException("Parameters have no values outside of NukeBuild.Execute.");

    public ParameterCatalog Catalog { get; }

    /// <summary>Keys of the parameter files that no parameter has, with the file.</summary>
    public IEnumerable<(string Key, string File)> UnknownKeys =>
        files.SelectMany(file => file.Keys.Where(key => Catalog.Named(key) is null).Select(key => (key, file.Name)));

    /// <summary>The value behind a member, or null when none was given.</summary>
    /// <exception cref="UsageException">The given value does not fit.</exception>
    public object Get(MemberInfo member, object instance) => TryGet(ParameterOf(member), instance, out var value) ? value : null;

    /// <summary>False when no value was given.</summary>
    /// <exception cref="UsageException">The given value does not fit.</exception>
    public bool TryGet(Parameter parameter, object instance, out object value)
    {
        lock (gate)
        {
            if (!known.TryGetValue(parameter, out var found))
                known[parameter] = found = Resolve(parameter, instance);
            value = found.Value;
            return found.IsGiven;
        }
    }

    /// <summary>Takes an answer of the user as if it had been given.</summary>
    /// <exception cref="UsageException">The answer does not fit.</exception>
    public object Answer(Parameter parameter, string text, object instance)
    {
        var value = Fit(parameter, new GivenValue([text], "your answer", Split: true, workingDirectory), instance);
        lock (gate)
            known[parameter] = (true, value);
        return value;
    }

    /// <summary>Masks a secret that was not given: an initialiser may have read it from elsewhere.</summary>
    public void Hide(object secret) => mask.AddAll(secret as IEnumerable<string> ?? [secret as string]);

    private Parameter ParameterOf(MemberInfo member) =>
        Catalog.Of(member)
            ?? (member.GetCustomAttribute<ParameterAttribute>(inherit: true) is { } attribute
                ? new Parameter(member, attribute)
                : throw new ArgumentException($"{member.DeclaringType?.Name}.{member.Name} carries no [Parameter].", nameof(member)));

    private (bool IsGiven, object Value) Resolve(Parameter parameter, object instance)
    {
        var given = FromCommandLine(parameter) ?? environment.Find(parameter.Name) ?? files.Select(file => file.Find(parameter)).FirstOrDefault(found => found is not null);
        return given is null ? (false, null) : (true, Fit(parameter, given, instance));
    }

    private GivenValue FromCommandLine(Parameter parameter) =>
        arguments.Find(parameter.Name) is { } found ? new GivenValue(found.Values, found.Written, Split: true, workingDirectory) : null;

    private object Fit(Parameter parameter, GivenValue given, object instance)
    {
        // Before anything can fail and be told.
        if (parameter.IsSecret)
            mask.AddAll(given.Words);

        try
        {
            var value = ValueConversion.Convert(given, parameter.Type, parameter.Attribute.Separator);
            Refuse(parameter, given, value, instance);
            return value;
        }
        catch (FormatException error)
        {
            var reason = parameter.IsSecret ? "the value does not fit" : error.Message;
            var origin = ParameterNames.Same(given.Origin, parameter.Name) ? "" : $" ({given.Origin})";
            throw new UsageException($"{parameter.Switch}{origin}: {reason}.");
        }
    }

    private static void Refuse(Parameter parameter, GivenValue given, object value, object instance)
    {
        if (value is null || parameter.Attribute.ValueProviderMember is null)
            return;

        var allowed = parameter.Attribute.GetValueSet(parameter.Member, instance).Select(entry => entry.Text).ToList();
        if (given.Words.FirstOrDefault(word => !allowed.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } other)
            throw new FormatException($"'{other}' is none of {string.Join(", ", allowed)}");
    }
}
