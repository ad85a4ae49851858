using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Tooling;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Internal.Running;

/// <summary>What must be given or hold before the first target runs. All that is missing is told at once.</summary>
internal sealed class Requirements(NukeBuild build, BuildSession session)
{
    private readonly List<string> problems = [];
    private readonly Dictionary<string, (MemberInfo Member, List<string> Users)> missing = [];

    /// <exception cref="UsageException">Something is missing.</exception>
    public void Check()
    {
        foreach (var parameter in session.Parameters.Catalog.All.Where(parameter => parameter.IsRequired))
            CheckMember(parameter.Member, "this build", () => Members.Value(parameter.Member, build));
        foreach (var target in build.ScheduledTargets)
        {
            foreach (var requirement in target.DelegateRequirements)
                Check(requirement, $"target {target.Name}");
        }

        foreach (var (member, users) in missing.Values)
        {
            if (!Prompt.TryAnswer(member, build, session))
                problems.Add(Describe(member, users));
        }

        if (problems.Count > 0)
            throw new UsageException(problems);
    }

    private void Check(LambdaExpression requirement, string user)
    {
        if (requirement.ReturnType == typeof(bool))
        {
            if (Evaluate(requirement) is not true)
                problems.Add($"{Capitalized(user)} requires {Text(requirement)}.");
        }
        else if (Members.TryOf(requirement) is { } member && member.DeclaringType!.IsInstanceOfType(build))
        {
            CheckMember(member, user, () => Evaluate(requirement));
        }
        else if (IsMissing(Evaluate(requirement)))
        {
            problems.Add($"{Capitalized(user)} requires {Text(requirement)} to have a value.");
        }
    }

    private void CheckMember(MemberInfo member, string user, Func<object> value)
    {
        if (member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true) is null)
        {
            problems.Add($"{Capitalized(user)} requires {member.DeclaringType?.Name}.{member.Name}, which carries no injection attribute such as [Parameter], so that nothing can give it a value.");
            return;
        }

        if (!IsMissing(value()))
            return;

        if (!missing.TryGetValue(member.Name, out var entry))
            missing[member.Name] = entry = (member, []);
        if (!entry.Users.Contains(user))
            entry.Users.Add(user);
    }

    private string Describe(MemberInfo member, List<string> users)
    {
        var user = Capitalized(string.Join(", ", users));
        if (session.Parameters.Catalog.Of(member) is { } parameter)
            return $"{user} requires a value for {parameter.Name}: {parameter.Ways}.";
        if (member.GetCustomAttribute<ToolInjectionAttributeBase>(inherit: true)?.GetRequirement(member) is PathToolRequirement tool)
            return $"{user} requires the program '{tool.PathExecutable}', which was not found: install it, or name it in {tool.PathExecutable.ToUpperInvariant().Replace('-', '_')}_EXE.";
        return $"{user} requires a value for {member.Name}, which could not be had.";
    }

    private object Evaluate(LambdaExpression requirement)
    {
        // Nearly always a member of the build, for which no code has to be generated.
        if (Members.TryOf(requirement) is { } member && member.DeclaringType!.IsInstanceOfType(build))
            return Members.Value(member, build);

        return requirement.Compile(preferInterpretation: true).DynamicInvoke();
    }

    private string Text(LambdaExpression requirement)
    {
        var text = requirement.Body.ToString();
        for (var type = build.GetType(); type is not null; type = type.BaseType)
            text = text.Replace($"value({type.FullName}).", "", StringComparison.Ordinal);
        return text.StartsWith('(') && text.EndsWith(')') ? text[1..^1] : text;
    }

    private static bool IsMissing(object value) => value is null || (value is string text && string.IsNullOrWhiteSpace(text));

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
