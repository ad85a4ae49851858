using System.Reflection;
using Nuke.Common.Internal.Parameters;

namespace Nuke.Common.Internal.Running;

/// <summary>Asks a person for a missing parameter, if there is one to ask.</summary>
internal static class Prompt
{
    /// <summary>False when nobody can be asked or no answer is given.</summary>
    public static bool TryAnswer(MemberInfo member, NukeBuild build, BuildSession session)
    {
        if (!SomebodyIsThere(session) || session.Parameters.Catalog.Of(member) is not { } parameter)
            return false;

        var choices = parameter.Attribute.GetValueSet(parameter.Member, build)?.Select(entry => entry.Text).ToList();
        while (true)
        {
            Console.Write(Question(parameter, choices));
            var answer = parameter.IsSecret ? ReadHidden() : Console.ReadLine();
            if (string.IsNullOrWhiteSpace(answer))
                return false;

            try
            {
                var value = session.Parameters.Answer(parameter, answer, build);
                if (!parameter.Member.DeclaringType!.IsInterface)
                    Members.Assign(parameter.Member, build, value);
                return true;
            }
            catch (UsageException error)
            {
                Console.WriteLine(error.Message);
            }
        }
    }

    // A CI system's log may look like a terminal; CI is what all of them set.
    private static bool SomebodyIsThere(BuildSession session) =>
        session.Host is not CI.IBuildServer
            && !Console.IsInputRedirected
            && !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    private static string Question(Parameter parameter, IReadOnlyList<string> choices)
    {
        var description = string.IsNullOrEmpty(parameter.Attribute.Description) ? "" : $" ({parameter.Attribute.Description})";
        return choices is null ? $"{parameter.Name}{description}: " : $"{parameter.Name}{description} [{string.Join(", ", choices)}]: ";
    }

    private static string ReadHidden()
    {
        var text = "";
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.WriteLine();
                    return text;
                case ConsoleKey.Backspace:
                    text = text.Length > 0 ? text[..^1] : text;
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                        text += key.KeyChar;
                    break;
            }
        }
    }
}
