package eus.arreta.cases.internal.contacts;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What Arreta says to citizens by itself about their concerns, in their language; in Basque and Spanish while unknown. */
@ApplicationScoped
public class CitizenTexts {

    private static final Map<String, String> FORWARDED = Map.of(
            "eu", "Zure eskaera erakunde eskudunari bidali diogu: %s. Handik erantzungo dizute.",
            "es", "Hemos enviado tu petición al organismo competente: %s. Te responderán desde allí.",
            "fr", "Nous avons transmis votre demande à l'organisme compétent : %s. C'est lui qui vous répondra.",
            "en", "We have passed your request on to the competent body: %s. They will answer you.");

    private static final Map<String, String> FORM = Map.of(
            "eu", "Horrelako eskaerak inprimaki ofizialaren bidez aurkeztu behar dira, epeak hasteko: %s",
            "es",
                    "Este tipo de peticiones se presentan con el formulario oficial, para que empiecen a contar los plazos: %s",
            "fr",
                    "Ce type de demande se dépose avec le formulaire officiel, afin que les délais commencent à courir : %s",
            "en",
                    "Requests of this kind are filed with the official form, so that the legal time limits begin to run: %s");

    /** Says to which body a request was forwarded. */
    public String forwarded(String language, String body) {
        return text(FORWARDED, language).formatted(body);
    }

    /** Says by which form a request is to be filed. */
    public String form(String language, String url) {
        return language == null || !FORM.containsKey(language)
                ? FORM.get("eu").formatted(url) + "\n\n" + FORM.get("es").formatted(url)
                : FORM.get(language).formatted(url);
    }

    private static String text(Map<String, String> texts, String language) {
        return texts.getOrDefault(language == null ? "es" : language, texts.get("es"));
    }
}
