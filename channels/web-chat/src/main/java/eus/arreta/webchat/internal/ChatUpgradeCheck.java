package eus.arreta.webchat.internal;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides who may open the chat's socket: the account must be open here and the page one of its websites. */
@ApplicationScoped
public class ChatUpgradeCheck implements HttpUpgradeCheck {

    static final TypedKey<OpenWebChat> ACCOUNT = new TypedKey<>("arreta.web-chat.account");

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    private final OpenAccounts accounts;
    private final String publicUrl;

    ChatUpgradeCheck(OpenAccounts accounts, @ConfigProperty(name = "arreta.public-url") Optional<String> publicUrl) {
        this.accounts = accounts;
        this.publicUrl = publicUrl.orElse(null);
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return ChatSocket.ENDPOINT.equals(endpointId);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        HttpServerRequest request = context.httpRequest();
        Optional<OpenWebChat> account = account(request.getParam("account"));
        if (account.isEmpty()) {
            return CheckResult.rejectUpgrade(NOT_FOUND);
        }
        AllowedOrigins origins = account.get().allowedOrigins();
        // The page that a link-back opens is the server's own, whatever websites show the chat.
        if (!AllowedOrigins.OWN.allow(request.getHeader("Origin"), request.getHeader("Host"), publicUrl)
                && !origins.allow(request.getHeader("Origin"), request.getHeader("Host"), publicUrl)) {
            return CheckResult.rejectUpgrade(FORBIDDEN);
        }
        context.userData().put(ACCOUNT, account.get());
        return CheckResult.permitUpgrade();
    }

    private Optional<OpenWebChat> account(String id) {
        if (id == null || id.isEmpty()) {
            return accounts.oldest();
        }
        try {
            return accounts.withId(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
