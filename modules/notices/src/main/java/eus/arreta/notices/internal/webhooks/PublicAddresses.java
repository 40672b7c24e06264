package eus.arreta.notices.internal.webhooks;

import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which addresses may be told anything: those of the public internet, and hosts that the operator names in
 * {@code ARRETA_WEBHOOKS_PRIVATE_HOSTS}. Otherwise whoever may set a webhook could make the server talk to what only the server
 * can reach. The address is looked up once for each connection, checked, and that very address is connected to.
 */
@ApplicationScoped
public class PublicAddresses implements Dns {

    private static final int LONGEST = 500;
    private static final String OCTET = "(0|[1-9]\\d{0,2})";
    private static final Pattern QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private final Set<String> allowed;

    public PublicAddresses(@ConfigProperty(name = "arreta.webhooks.private-hosts") Optional<List<String>> allowed) {
        this.allowed = allowed.orElse(List.of()).stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }

    /**
     * An address that may be told something, as far as its text tells.
     *
     * @throws InvalidInput when it is no https address (http only for hosts that the operator names), or a private one
     */
    public HttpUrl check(String text, String pointer) {
        HttpUrl url = text == null || text.length() > LONGEST ? null : HttpUrl.parse(text.strip());
        if (url == null || !url.username().isEmpty() || !url.password().isEmpty() || url.fragment() != null) {
            throw new InvalidInput(pointer, "invalid", "is no https address of at most " + LONGEST + " characters");
        }
        if (!url.isHttps() && !isAllowed(url.host())) {
            throw new InvalidInput(pointer, "invalid", "is not https");
        }
        if (!isPublicAsFarAsItsTextTells(url.host())) {
            throw new InvalidInput(pointer, "private", "is an address inside this network");
        }
        return url;
    }

    boolean isPublicAsFarAsItsTextTells(String host) {
        if (isAllowed(host)) {
            return true;
        }
        if (host.equals("localhost") || host.endsWith(".localhost") || host.endsWith(".local")) {
            return false;
        }
        boolean literal = host.indexOf(':') >= 0 || QUAD.matcher(host).matches();
        // No name of the internet ends in a number: it is an address in octal, hexadecimal or short, read in several
        // ways.
        if (!literal && Character.isDigit(host.charAt(host.lastIndexOf('.') + 1))) {
            return false;
        }
        try {
            return !literal || isPublic(InetAddress.getByName(host));
        } catch (UnknownHostException odd) {
            return false;
        }
    }

    private boolean isAllowed(String host) {
        return allowed.contains(host.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        List<InetAddress> found = Dns.SYSTEM.lookup(hostname);
        if (!isAllowed(hostname) && !found.stream().allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("the host has a private address");
        }
        return found;
    }

    /** @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA: special-purpose addresses</a> */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? isPublicV4(bytes, 0) : isPublicV6(bytes);
    }

    private static boolean isPublicV4(byte[] bytes, int from) {
        int first = bytes[from] & 0xff;
        int second = bytes[from + 1] & 0xff;
        int third = bytes[from + 2] & 0xff;
        return first != 0
                && first != 10
                && first != 127
                && first < 224
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 169 && second == 254)
                && !(first == 172 && second >= 16 && second < 32)
                && !(first == 192 && second == 168)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 198 && (second == 18 || second == 19 || second == 51))
                && !(first == 203 && second == 0 && third == 113);
    }

    private static boolean isPublicV6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        // Addresses that stand for one of version 4: 64:ff9b::/96 and 2002::/16.
        if (first == 0x00 && second == 0x64) {
            return isPublicV4(bytes, 12);
        }
        if (first == 0x20 && second == 0x02) {
            return isPublicV4(bytes, 2);
        }
        // Everything that is given out lies in 2000::/3; fc00::/7, ::/8 and their like do not.
        return (first & 0xe0) == 0x20;
    }
}
