using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Internal.Parameters;

/// <summary>Gives a build's members their values.</summary>
internal static class Injection
{
    /// <summary>Parameters of the class and of its components; every problem is added to the list, none is thrown.</summary>
    public static void InjectParameters(NukeBuild build, ParameterValues values, List<string> problems)
    {
        foreach (var parameter in values.Catalog.All)
        {
            parameter.Attribute.Build = build;
            var isComponents = parameter.Member.DeclaringType!.IsInterface;
            try
            {
                // A component's property asks for its value itself; asking here finds what does not fit before anything runs.
                if (values.TryGet(parameter, build, out var value) && !isComponents)
                    Members.Assign(parameter.Member, build, value);
                else if (parameter.IsSecret && !isComponents && Members.Storage(parameter.Member) is not null)
                    values.Hide(Members.Value(parameter.Member, build));
            }
            catch (UsageException error)
            {
                problems.AddRange(error.Problems);
            }
        }
    }

    /// <summary>Everything else that carries an injection attribute: tools, the CI system.</summary>
    public static void InjectOthers(NukeBuild build)
    {
        var members = Members.OfClass(build.GetType())
            .Select(member => (Member: member, Attribute: member.GetCustomAttribute<ValueInjectionAttributeBase>(inherit: true)))
            .Where(entry => entry.Attribute is not (null or ParameterAttribute))
            .OrderByDescending(entry => entry.Attribute.Priority);

        foreach (var (member, attribute) in members)
        {
            attribute.Build = build;
            if (attribute.TryGetValue(member, build) is { } value)
                Members.Assign(member, build, value);
        }
    }
}
