using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.UserCode;

/// <summary>Makes an object with settings: parameters of a constructor first, then public properties, by their names in snake_case. Says everything that is wrong at once.</summary>
/// <param name="bag">Hears everything.</param>
/// <param name="spare">Keys that mean something to others too, so that the class need not have them.</param>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal sealed class SettingBinder(DiagnosticBag bag, IReadOnlyList<string>? spare = null)
{
    private readonly SettingValues values = new(bag);

    /// <summary>The object; null after a finding.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="path">How messages call the settings.</param>
    public object? Make(Type type, MappingNode settings, string path)
    {
        Dictionary<string, MappingEntry> entries = new(StringComparer.Ordinal);
        foreach (MappingEntry entry in settings.Entries)
        {
            entries[SnakeCase.OfKey(entry.Name)] = entry;
        }

        if (Constructor(type, entries) is not { } constructor)
        {
            bag.Add(UserCodeCodes.WrongKind, settings.Span, $"The class '{type.FullName}' has no public constructor.", "Give it one.");
            return null;
        }

        PropertyInfo[] properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)];
        bool good = CheckNames(constructor, properties, entries, path);
        good &= Arguments(constructor, entries, settings, path, out object?[] arguments);
        HashSet<string> taken = [.. constructor.GetParameters().Select(p => SnakeCase.Of(p.Name!))];
        bool setsRequired = constructor.IsDefined(typeof(System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute));
        List<(PropertyInfo Property, object? Value)> assigned = [];
        foreach (PropertyInfo property in properties.Where(p => !taken.Contains(SnakeCase.Of(p.Name))))
        {
            string name = SnakeCase.Of(property.Name);
            if (entries.TryGetValue(name, out MappingEntry? entry))
            {
                good &= values.TryRead(entry.Value, property.PropertyType, $"{path}.{name}", out object? value);
                assigned.Add((property, value));
            }
            else if (!setsRequired && property.IsDefined(typeof(RequiredMemberAttribute)))
            {
                good = Missing(settings, path, name);
            }
        }

        return good ? Make(constructor, arguments, assigned, settings, type) : null;
    }

    /// <summary>The constructor that takes most of the settings, and of those the one that needs least besides.</summary>
    private static ConstructorInfo? Constructor(Type type, Dictionary<string, MappingEntry> entries) => type.GetConstructors()
        .OrderByDescending(c => c.GetParameters().All(p => p.HasDefaultValue || entries.ContainsKey(SnakeCase.Of(p.Name!))))
        .ThenByDescending(c => c.GetParameters().Count(p => entries.ContainsKey(SnakeCase.Of(p.Name!))))
        .ThenBy(c => c.GetParameters().Length)
        .FirstOrDefault();

    private bool CheckNames(ConstructorInfo constructor, PropertyInfo[] properties, Dictionary<string, MappingEntry> entries, string path)
    {
        string[] known = [.. constructor.GetParameters().Select(p => SnakeCase.Of(p.Name!)).Concat(properties.Select(p => SnakeCase.Of(p.Name))).Distinct()];
        bool good = true;
        foreach ((string key, MappingEntry entry) in entries)
        {
            if (!known.Contains(key) && spare?.Contains(key) != true)
            {
                string hint = Suggestion.Hint(key, known) ?? "It takes no settings.";
                bag.Add(UserCodeCodes.UnknownSetting, entry.Key.Span, $"'{path}.{entry.Name}' is no setting of the class '{constructor.DeclaringType!.FullName}'.", hint);
                good = false;
            }
        }

        return good;
    }

    private bool Arguments(ConstructorInfo constructor, Dictionary<string, MappingEntry> entries, MappingNode settings, string path, out object?[] arguments)
    {
        ParameterInfo[] parameters = constructor.GetParameters();
        arguments = new object?[parameters.Length];
        bool good = true;
        for (int i = 0; i < parameters.Length; i++)
        {
            string name = SnakeCase.Of(parameters[i].Name!);
            if (entries.TryGetValue(name, out MappingEntry? entry))
            {
                good &= values.TryRead(entry.Value, parameters[i].ParameterType, $"{path}.{name}", out arguments[i]);
            }
            else if (parameters[i].HasDefaultValue)
            {
                arguments[i] = parameters[i].DefaultValue is { } value and not DBNull ? value : null;
            }
            else
            {
                good = Missing(settings, path, name);
            }
        }

        return good;
    }

    private bool Missing(MappingNode settings, string path, string name)
    {
        bag.Add(UserCodeCodes.MissingSetting, settings.Span, $"'{path}.{name}' is missing.", $"Add '{name}'.");
        return false;
    }

    private object? Make(ConstructorInfo constructor, object?[] arguments, List<(PropertyInfo Property, object? Value)> assigned, MappingNode settings, Type type)
    {
        try
        {
            object made = constructor.Invoke(arguments);
            foreach ((PropertyInfo property, object? value) in assigned)
            {
                property.SetValue(made, value);
            }

            return made;
        }
        catch (TargetInvocationException failure)
        {
            Exception cause = failure.InnerException ?? failure;
            bag.Add(UserCodeCodes.ConstructorFailed, settings.Span, $"'{type.FullName}' can't be made: {cause.GetType().Name}: {cause.Message}");
            return null;
        }
    }
}
