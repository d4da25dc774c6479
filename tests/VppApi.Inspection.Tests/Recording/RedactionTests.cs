using System.Text;
using VppApi.Inspection.Definitions;
using VppApi.Inspection.Json;
using VppApi.Inspection.Recording;

namespace VppApi.Inspection.Tests.Recording;

/// <summary>Keys and passwords do not get into a recording.</summary>
public sealed class RedactionTests
{
    private const string Secret = "5ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e75ec2e7abcd";

    [Theory]
    [InlineData("wireguard_interface_create", "{\"interface\":{\"private_key\":\"" + Secret + "\",\"port\":51820}}")]
    [InlineData("ikev2_profile_set_auth", $$"""{"name":"p","data":"{{Secret}}"}""")]
    [InlineData("ipsec_sad_entry_add_v2", "{\"entry\":{\"crypto_key\":{\"length\":32,\"data\":\"" + Secret + Secret + Secret + Secret + "\"}}}")]
    [InlineData("app_add_cert_key_pair", $$"""{"certkey":"{{Secret}}"}""")]
    public void Secret_OfAMessage_IsNotInTheFile(string name, string json)
    {
        var file = Recorded.Make(writer => writer.Add(name, json));

        Assert.Contains(Secret, Convert.ToHexStringLower(Recorded.Message(name, json)), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Convert.ToHexStringLower(file), StringComparison.Ordinal);
        var message = Assert.IsType<TraceMessage>(Assert.Single(Recorded.Read(file).Entries));
        Assert.Equal(MessageMarks.Redacted, message.Marks);
    }

    [Theory]
    [InlineData("show version", false)]
    [InlineData("ikev2 profile set p auth shared-key-mic string hunter2", true)]
    [InlineData("create ipsec sa 1 crypto-alg aes-cbc-128 hunter2", true)]
    public void CommandLine_IsHiddenWhenItMayHaveASecret(string command, bool hidden)
    {
        var file = Recorded.Make(writer => writer.Add("cli_inband", $$"""{"cmd":"{{command}}"}"""));

        Assert.NotEqual(hidden, Encoding.UTF8.GetString(file).Contains(command, StringComparison.Ordinal));
    }

    [Fact]
    public void Message_ThatNobodyKnows_IsRecordedByNameOnly()
    {
        byte[] message = [1, 2, 0, 0, 0, 3, 0, 0, 0, 4, .. Convert.FromHexString(Secret)];
        var file = Recorded.Make(writer => writer.Message(1, fromVpp: false, "vault_open_12345678", null, () => [], message));

        Assert.DoesNotContain(Secret, Convert.ToHexStringLower(file), StringComparison.Ordinal);
        Assert.Equal("> vault_open Cut", Assert.Single(Recorded.Read(file).Entries).Text());
    }

    [Fact]
    public void Message_ThatIsMalformed_KeepsItsSecretOut()
    {
        var definition = ApiDefinitions.BuiltIn.Find("wireguard_interface_create")!;
        var whole = Recorded.Message("wireguard_interface_create", "{\"interface\":{\"private_key\":\"" + Secret + "\"}}");
        var file = Recorded.Make(writer => writer.Message(1, fromVpp: false, definition.NameCrc, definition, () => ApiDefinitions.BuiltIn.Excerpt(definition.Name), whole.AsSpan(0, 50)));

        Assert.DoesNotContain(Secret[..20], Convert.ToHexStringLower(file), StringComparison.Ordinal);
    }

    /// <summary>Nothing but the secrets changes, and none of them is left, in any message that has some.</summary>
    [Fact]
    public void Redact_OfEveryMessageWithSecrets_ChangesNothingElse()
    {
        var redacted = 0;
        foreach (var message in ApiDefinitions.BuiltIn.Messages.Select(heading => ApiDefinitions.BuiltIn.Find(heading.Name)!).Where(message => message.HasSecrets))
        {
            for (var seed = 0; seed < 20; seed++)
            {
                var bytes = new RandomMessage(seed).Make(message);
                var without = MessageJsonWriter.ToText(message, bytes, hideSecrets: true);
                if (Redaction.Redact(message, bytes)) redacted++;
                Assert.Equal(without, MessageJsonWriter.ToText(message, bytes, hideSecrets: true));
                Assert.False(Redaction.Redact(message, bytes), message.Name);
            }
        }

        Assert.InRange(redacted, 500, int.MaxValue);
    }
}
