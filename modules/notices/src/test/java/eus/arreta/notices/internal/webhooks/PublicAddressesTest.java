package eus.arreta.notices.internal.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server must not be made to talk to what only it can reach. */
class PublicAddressesTest {

    private final PublicAddresses addresses = new PublicAddresses(Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "ff02::1"
            })
    void anAddressInsideIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1"})
    void anAddressOutsideIs(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x", "https://[::1]/x", "https://localhost/x", "https://a.localhost/",
                        "https://2130706433/",
                "https://0x7f.1/", "https://0177.0.0.1/", "http://example.org/x", "ftp://example.org", "example.org",
                "https://user:secret@example.org/", "https://example.org/#x", "", "https://printer.local/"
            })
    void aBadAddressIsRefusedWhenItIsSet(String address) {
        assertThatThrownBy(() -> addresses.check(address, "/url")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aPublicAddressIsTaken() {
        assertThat(addresses.check("https://example.org/hook?x=1", "/url").host())
                .isEqualTo("example.org");
        assertThatThrownBy(() -> addresses.check("https://example.org/" + "x".repeat(600), "/url"))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> addresses.check(null, "/url")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void whatTheNameMeansIsLookedAtWhenItIsConnectedTo() throws UnknownHostException {
        assertThatThrownBy(() -> addresses.lookup("localhost")).isInstanceOf(UnknownHostException.class);
        PublicAddresses named = new PublicAddresses(Optional.of(List.of("localhost")));
        assertThat(named.lookup("localhost")).isNotEmpty();
        assertThat(named.check("http://localhost:8080/x", "/url").port()).isEqualTo(8080);
        assertThatThrownBy(() -> named.check("http://127.0.0.1:8080/x", "/url")).isInstanceOf(InvalidInput.class);
    }
}
