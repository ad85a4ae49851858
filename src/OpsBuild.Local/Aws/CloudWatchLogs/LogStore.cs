using System.Text.RegularExpressions;

namespace OpsBuild.Local.Aws.CloudWatchLogs;

/// <summary>The log groups of the endpoint, in memory. One caller at a time: whoever uses it holds <see cref="Gate"/>.</summary>
internal sealed partial class LogStore(AwsAccount account, TimeProvider time)
{
    private readonly SortedDictionary<string, LogGroup> groups = new(StringComparer.Ordinal);
    private long events;

    public Lock Gate { get; } = new();

    public IReadOnlyCollection<LogGroup> Groups => groups.Values;

    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public LogGroup? Find(string group) => groups.GetValueOrDefault(group);

    /// <param name="given">Name, or ARN with or without <c>:*</c>.</param>
    /// <exception cref="AwsErrorException">There is none.</exception>
    public LogGroup Get(string? given)
    {
        var name = given ?? throw Parameter("A log group's name or identifier must be given.");
        if (name.StartsWith("arn:", StringComparison.Ordinal))
            name = name.Split(':', 7)[^1].TrimEnd('*').TrimEnd(':');
        return Find(name) ?? throw new AwsErrorException("ResourceNotFoundException", "The specified log group does not exist.");
    }

    public static LogStream GetStream(LogGroup group, string? name) => group.Find(name ?? throw Parameter("A log stream's name must be given."))
        ?? throw new AwsErrorException("ResourceNotFoundException", "The specified log stream does not exist.");

    public LogGroup Create(string name)
    {
        if (!ValidGroup().IsMatch(name))
            throw Parameter($"'{name}' is no log group's name: it takes up to 512 letters, digits and any of _ - / . #");
        if (groups.ContainsKey(name))
            throw new AwsErrorException("ResourceAlreadyExistsException", "The specified log group already exists");
        var group = new LogGroup(name, $"arn:aws:logs:{account.Region}:{account.Id}:log-group:{name}", Now);
        groups.Add(name, group);
        return group;
    }

    public LogStream CreateStream(LogGroup group, string name)
    {
        if (name.Length is 0 or > 512 || name.AsSpan().IndexOfAny(':', '*') >= 0)
            throw Parameter($"'{name}' is no log stream's name: it takes up to 512 characters without colons and asterisks.");
        return group.Find(name) is null ? group.Add(name, Now)
            : throw new AwsErrorException("ResourceAlreadyExistsException", "The specified log stream already exists");
    }

    public void Put(LogStream stream, long timestamp, string message) => stream.Add(new LogEvent(timestamp, message, Now, ++events));

    public static AwsErrorException Parameter(string message) => new("InvalidParameterException", message);

    [GeneratedRegex(@"^[._/#A-Za-z0-9-]{1,512}\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidGroup();
}
