using System.Reflection;
using Nuke.Common.Internal.CommandLine;

namespace Nuke.Common.Internal.Parameters;

/// <summary>All parameters of a build class: its own, its bases' and its components'.</summary>
internal sealed class ParameterCatalog
{
    private readonly Dictionary<MemberInfo, Parameter> byMember = [];

    public ParameterCatalog(Type buildType)
    {
        foreach (var member in Members.OfClass(buildType))
            Add(member);
        foreach (var member in buildType.GetInterfaces().SelectMany(Members.Own))
            Add(member);

        All = [.. byMember.Values.DistinctBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Each name once; where the class declares again what a component declares, the class's.</summary>
    public IReadOnlyList<Parameter> All { get; }

    /// <summary>The parameter behind a member, which may be a component's that the class declares again.</summary>
    public Parameter Of(MemberInfo member) => byMember.GetValueOrDefault(member);

    public Parameter Named(string name) => All.FirstOrDefault(parameter => ParameterNames.Same(parameter.Name, name));

    private void Add(MemberInfo member)
    {
        if (member.GetCustomAttribute<ParameterAttribute>(inherit: true) is { } attribute)
            byMember.Add(member, new Parameter(member, attribute));
    }
}
