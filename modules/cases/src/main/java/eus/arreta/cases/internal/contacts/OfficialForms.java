package eus.arreta.cases.internal.contacts;

import eus.arreta.access.Actor;
import eus.arreta.cases.internal.work.LockedCase;
import eus.arreta.cases.internal.work.Replying;
import eus.arreta.catalogue.RequestKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Shows the citizen the official form when what they ask for can't be dealt with in a chat. */
@ApplicationScoped
public class OfficialForms {

    private final ConcernTable concerns;
    private final Replying replying;
    private final CitizenTexts texts;

    public OfficialForms(ConcernTable concerns, Replying replying, CitizenTexts texts) {
        this.concerns = concerns;
        this.replying = replying;
        this.texts = texts;
    }

    /** Tells the citizen, once, when a case has become one that is to be filed and its account has a form for it. */
    public void tell(Handle handle, Actor actor, LockedCase locked, RequestKind kind, String language, Instant now) {
        if (!kind.mustBeFiled()) {
            return;
        }
        Optional<String> form = concerns.ofCase(handle, locked.id()).stream()
                .filter(concern -> concern.mustBeFiled() && concern.formUrl() != null)
                .map(concern -> concern.formUrl())
                .findFirst();
        form.ifPresent(url -> {
            String text = texts.form(language, url);
            boolean told = handle.createQuery("select 1 from cases.entry where case_id = :case and type = 'message'"
                            + " and author_kind = 'system' and text = :text limit 1")
                    .bind("case", locked.id())
                    .bind("text", text)
                    .mapTo(int.class)
                    .findOne()
                    .isPresent();
            if (!told) {
                replying.sayByItself(handle, actor, locked, text, now);
            }
        });
    }
}
