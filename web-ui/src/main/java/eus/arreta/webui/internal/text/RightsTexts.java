package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Data protection, and what administrators decide about cases, in Spanish; the other languages are in
 * {@code messages/rights_*.properties}.
 */
@MessageBundle(value = "rights", locale = "es")
public interface RightsTexts {

    @Message("Protección de datos")
    String dataProtection();

    @Message("Supresiones")
    String receipts();

    @Message("Justificantes de lo que se ha suprimido, el más reciente primero. No dicen quién era la persona.")
    String receiptsIntro();

    @Message("Justificante de supresión")
    String receipt();

    @Message("Número del justificante")
    String receiptNo();

    @Message("Todas las supresiones")
    String backToReceipts();

    @Message("Datos bloqueados")
    String blockedData();

    @Message(
            "Lo que todavía no se puede destruir. No aparece en ninguna lista ni búsqueda; se destruye al acabar su plazo.")
    String blockedIntro();

    @Message("Retenciones")
    String holds();

    @Message("Mientras dure una retención no se destruye nada de ese caso o de esa persona, diga lo que diga un plazo.")
    String holdsIntro();

    @Message("Plazos de conservación")
    String rules();

    @Message(
            "Cuánto se conserva un caso después de cerrarse. Si valen varias reglas, cuenta la que nombra un tema, y luego la que nombra un tipo. Sin regla se conserva para siempre.")
    String rulesIntro();

    @Message("Regla nueva")
    String newRule();

    @Message("Meses después de cerrarse")
    String months();

    @Message("todos los tipos")
    String everyKind();

    @Message("todos los temas")
    String everyTopic();

    @Message("Por qué (por ejemplo, el artículo que lo dice)")
    String ruleReason();

    @Message("Quitar la regla…")
    String removeRule();

    @Message(
            "Lo que esta regla conservaba pasa a otra regla que valga, y esa puede ser más corta; si no hay ninguna, se conserva para siempre.")
    String removeRuleHint();

    @Message("Quitar")
    String removeNow();

    @Message("Lo que toca destruir")
    String due();

    @Message("Esto es lo que destruiría la próxima pasada. Aquí todavía no se destruye nada.")
    String dueIntro();

    @Message("No toca destruir nada.")
    String dueNone();

    @Message("retenido: no se destruye")
    String heldMark();

    @Message("Destruir ahora…")
    String runNow();

    @Message(
            "Se destruye todo lo que toca y no está retenido, también lo que no cabe en esta página. No se puede deshacer. Puede tardar unos minutos.")
    String runHint();

    @Message("He mirado la lista y quiero destruirlo")
    String runConfirm();

    @Message("Destruir")
    String run();

    @Message("Pasadas")
    String runs();

    @Message("Cada noche se destruye lo que toca.")
    String runsIntro();

    @Message("Empezó")
    String started();

    @Message("Terminó")
    String ended();

    @Message("en marcha, o interrumpida")
    String notEnded();

    @Message("Casos destruidos")
    String destroyedCount();

    @Message("Quién")
    String byWhom();

    @Message("Cuándo")
    String whenLabel();

    @Message("Resultado")
    String resultLabel();

    @Message("suprimido")
    String resultErased();

    @Message("una parte está bloqueada")
    String resultBlocked();

    @Message("Casos")
    String casesLabel();

    @Message("Caso")
    String caseLabel();

    @Message("todo sobre una persona")
    String wholePerson();

    @Message("Hasta")
    String untilLabel();

    @Message("que se quite la retención")
    String untilReleased();

    @Message("Por qué")
    String whyLabel();

    @Message("una retención")
    String becauseOfHold();

    @Message("destruido: {moment}")
    String destroyedOn(String moment);

    @Message("Estado")
    String stateLabel();

    @Message("bloqueado")
    String stateKept();

    @Message("Qué se puede hacer")
    String actionLabel();

    @Message("Cerrado")
    String closedOn();

    @Message("Regla")
    String ruleLabel();

    @Message("Plazo cumplido")
    String termOver();

    @Message("Leer…")
    String read();

    @Message("Quedan registrados quién lo lee y por qué.")
    String readHint();

    @Message("Descargar (ZIP)")
    String readDownload();

    @Message("Descargado.")
    String readDone();

    @Message(
            "No se ha podido leer. Puede que ya se haya destruido, o que no tengas permiso. Vuelve a cargar la página.")
    String readFailed();

    @Message("Motivo")
    String reason();

    @Message("Quitar la retención…")
    String release();

    @Message(
            "Lo que retenía se destruye al acabar su plazo; lo que no tiene plazo y ya se pidió suprimir, en menos de una hora.")
    String releaseHint();

    @Message("Quitar la retención")
    String releaseNow();

    @Message("quitada por {who}, {moment}")
    String releasedBy(String who, String moment);

    @Message("{who}, {moment}")
    String setBy(String who, String moment);

    @Message("no se destruye: hay una retención")
    String keptMark();

    @Message("Impedir que se destruya…")
    String keep();

    @Message("No se destruirá nada de este caso hasta que alguien quite la retención en «Protección de datos».")
    String keepHint();

    @Message("No se destruirá nada de esta persona hasta que alguien quite la retención en «Protección de datos».")
    String keepPersonHint();

    @Message("Retener")
    String keepNow();

    @Message("Exportar todo")
    String exportAll();

    @Message("Suprimir…")
    String erase();

    @Message("Suprimir todo sobre {who}")
    String eraseTitle(String who);

    @Message(
            "Se suprime para siempre quién es, sus casos, mensajes, llamadas y archivos, y lo que estaba por enviarse. Lo que un plazo o una retención conserva queda bloqueado hasta que acabe. No se puede deshacer.")
    String eraseHint();

    @Message("Si ha pedido también una copia de sus datos, expórtala antes.")
    String eraseCopy();

    @Message("Motivo (sin datos de la persona: el justificante se conserva)")
    String eraseReason();

    @Message("He comprobado que es esta persona, y que se debe suprimir")
    String eraseConfirm();

    @Message("Suprimir para siempre")
    String eraseNow();

    @Message("Volver a la ficha")
    String backToPerson();

    @Message("Todavía no hay nada.")
    String nothingYet();

    @Message("Falta algo o no es correcto: {fields}. No se ha hecho nada.")
    String invalid(String fields);

    @Message("la confirmación")
    String confirmation();

    @Message("Ya hay una regla para ese tipo y ese tema. Cambia esa.")
    String problemRuleExists();

    @Message("Ya hay demasiados. Quita o retira uno antes.")
    String problemTooMany();

    @Message("Un campo no puede cambiar de tipo: se perderían sus valores. Añade otro y retira este.")
    String problemTypeFixed();

    @Message("Cómo funcionan los casos aquí")
    String howCasesWork();

    @Message("Campos propios")
    String fields();

    @Message("Lo que se anota de cada caso además de lo que ya trae Arreta.")
    String fieldsIntro();

    @Message("Campo nuevo")
    String newField();

    @Message("Código")
    String code();

    @Message("Hasta 60 letras minúsculas, cifras y guiones. No cambia después.")
    String codeHint();

    @Message("Qué contiene")
    String fieldType();

    @Message("texto")
    String typeText();

    @Message("número")
    String typeNumber();

    @Message("fecha")
    String typeDate();

    @Message("sí o no")
    String typeBoolean();

    @Message("una opción de una lista")
    String typeChoice();

    @Message("Nombres")
    String names();

    @Message("Opciones, una por línea (si es una lista)")
    String choices();

    @Message("Hay que rellenarlo para resolver el caso")
    String required();

    @Message("Se puede filtrar por él")
    String searchable();

    @Message("Tipos de petición en los que se pide (ninguno: todos)")
    String fieldKinds();

    @Message("Cómo de identificada debe estar la persona para rellenarlo")
    String fieldAssurance();

    @Message("En uso")
    String active();

    @Message("Posición en la ficha (primero la más baja)")
    String position();

    @Message("retirado")
    String notActive();

    @Message("obligatorio")
    String mustMark();

    @Message("Nombres de los estados")
    String states();

    @Message("Cómo se llama aquí cada estado. Los cuatro nombres, o ninguno para usar los de Arreta.")
    String statesIntro();

    @Message("Identificación que pide cada acción")
    String actions();

    @Message("Sin la identificación que se pide, la acción no se puede hacer.")
    String actionsIntro();

    @Message("Responder con archivos")
    String actionSendFiles();

    @Message("Dar una petición por registrada")
    String actionFile();

    @Message("Dar el código para seguir en otro canal")
    String actionContinue();

    @Message("no hace falta")
    String assuranceNone();

    @Message("ha dicho quién es")
    String assuranceToldUs();

    @Message("ha confirmado un código")
    String assuranceCode();

    @Message("se ha visto su documento")
    String assuranceDocument();

    @Message("ha entrado con identificación firmada")
    String assuranceSigned();

    @Message("documento electrónico")
    String assuranceEid();
}
