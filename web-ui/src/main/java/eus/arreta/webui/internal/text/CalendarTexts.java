package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Calendars, legal deadlines and policies, in Spanish; the other languages are in {@code messages/calendar_*.properties}. */
@MessageBundle(value = "calendar", locale = "es")
public interface CalendarTexts {

    @Message("Calendarios")
    String calendars();

    @Message("Horarios, festivos y días especiales. Un cambio hace una versión nueva: lo que ya corre no cambia.")
    String intro();

    @Message("Calendario nuevo")
    String newCalendar();

    @Message("Código")
    String code();

    @Message("De 1 a 60 minúsculas, cifras y guiones. No se puede cambiar después.")
    String codeHint();

    @Message("Zona horaria")
    String zone();

    @Message("Región de los festivos")
    String region();

    @Message("Por ejemplo ES, ES-PV, ES-VI, ES-BI o ES-SS. Vacía: solo los días de abajo.")
    String regionHint();

    @Message("Horario de la semana")
    String hours();

    @Message("Por ejemplo 09:00-14:00, 16:00-19:00. Vacío: cerrado. 22:00-06:00 pasa la medianoche.")
    String hoursHint();

    @Message("Festivos propios")
    String holidays();

    @Message("Una fecha por línea, como 2026-07-31. Se suman a los de la región.")
    String holidaysHint();

    @Message("Horarios especiales")
    String special();

    @Message(
            "Una línea por periodo: primer día, último día, días de la semana (1 es lunes) y horas: 2026-06-15 2026-09-15 1-5 08:00-15:00. Sin horas: cerrado. Un solo día abre también si es festivo.")
    String specialHint();

    @Message("Versión {number}")
    String version(String number);

    @Message("El año {year}")
    String yearView(String year);

    @Message("Año anterior")
    String earlierYear();

    @Message("Año siguiente")
    String laterYear();

    @Message("Los festivos de {year} aún no están publicados: son una previsión.")
    String notPublished(String year);

    @Message("previsión")
    String forecast();

    @Message("festivo propio")
    String own();

    @Message("F festivo · E horario especial · – cerrado")
    String legend();

    @Message("F")
    String holidayMark();

    @Message("E")
    String specialMark();

    @Message("cerrado")
    String closed();

    @Message("Festivos del año")
    String holidaysOfYear();

    @Message("Listas oficiales de festivos")
    String lists();

    @Message(
            "Un archivo iCalendar, o CSV con las columnas date y name. La lista sustituye a la anterior de esa región y ese año.")
    String listsHint();

    @Message("Año")
    String year();

    @Message("Publicada en")
    String reference();

    @Message("Archivo")
    String file();

    @Message("Comprobar")
    String check();

    @Message("Incorporar")
    String take();

    @Message("Días nuevos: {days}")
    String added(String days);

    @Message("Días que dejan de serlo: {days}")
    String removed(String days);

    @Message("Calendarios con versión nueva: {calendars}")
    String affected(String calendars);

    @Message("ninguno")
    String none();

    @Message("No se entienden: línea {line} ({field})")
    String unread(String line, String field);

    @Message("De otros años, no se usan: {count}")
    String otherYears(String count);

    @Message("La lista se ha incorporado.")
    String taken();

    @Message(
            "El archivo no se puede leer como lista de festivos de ese año, o parte de él no se entiende. Compruébelo antes.")
    String problemList();

    @Message("Plazos legales")
    String legalDeadlines();

    @Message("Vence")
    String due();

    @Message("por confirmar: falta el número de registro")
    String toBeConfirmed();

    @Message("vencido")
    String expired();

    @Message("en curso")
    String running();

    @Message("suspendido")
    String suspended();

    @Message("Por qué")
    String why();

    @Message("obliga a la administración")
    String bindsAdministration();

    @Message("obliga a la persona")
    String bindsCitizen();

    @Message("Silencio administrativo")
    String silence();

    @Message("estimatorio")
    String silencePositive();

    @Message("desestimatorio")
    String silenceNegative();

    @Message("sin efecto")
    String silenceNone();

    @Message("Anotar un plazo legal")
    String enter();

    @Message(
            "Solo empieza por un hecho legal: entrada en registro, notificación o acuerdo de inicio. Nunca por un mensaje o una llamada.")
    String enterHint();

    @Message("Cuántos")
    String count();

    @Message("Unidad")
    String unit();

    @Message("días hábiles")
    String unitWorkingDays();

    @Message("días naturales")
    String unitNaturalDays();

    @Message("meses")
    String unitMonths();

    @Message("años")
    String unitYears();

    @Message("Norma y artículo")
    String article();

    @Message("A quién obliga")
    String binds();

    @Message("Empieza por")
    String startKind();

    @Message("entrada en registro")
    String startRegistryEntry();

    @Message("notificación")
    String startNotification();

    @Message("acuerdo de inicio")
    String startOwnInitiative();

    @Message("Fecha")
    String startDay();

    @Message("Número de registro")
    String registryNumber();

    @Message("Calendario")
    String calendar();

    @Message("Políticas de servicio")
    String policies();

    @Message("Se miran en este orden y vale la primera que encaja.")
    String policiesIntro();

    @Message("todos los casos")
    String everyCase();

    @Message("canal")
    String matchChannel();

    @Message("cola")
    String matchQueue();

    @Message("tipo")
    String matchKind();

    @Message("tema")
    String matchTopic();

    @Message("prioridad")
    String matchPriority();

    @Message("idioma")
    String matchLanguage();

    @Message("primera respuesta")
    String targetFirstResponse();

    @Message("siguiente respuesta")
    String targetNextResponse();

    @Message("resolución")
    String targetResolution();

    @Message("promesa cumplida")
    String targetPromise();

    @Message("antes de que se cierre la ventana de respuesta")
    String targetReplyWindow();

    @Message("{minutes} min")
    String inMinutes(String minutes);

    @Message("en horario")
    String businessTime();

    @Message("en tiempo natural")
    String naturalTime();

    @Message("¿Qué política tendría un caso, y por qué?")
    String whichPolicy();

    @Message("Número del caso")
    String caseNumber();

    @Message("Ver")
    String showPolicy();

    @Message("{name}: es la primera que encaja.")
    String getsPolicy(String name);

    @Message("Ninguna política encaja.")
    String getsNone();

    @Message("{name} no encaja: pide {wanted}, y el caso tiene {is}.")
    String passedOver(String name, String wanted, String is);

    @Message("Suspender")
    String suspend();

    @Message(
            "Los días desde el primero hasta antes del último no cuentan. Sin final, el plazo queda parado hasta que se anote con la misma causa y el mismo primer día.")
    String suspendHint();

    @Message("Causa")
    String cause();

    @Message("Primer día que no cuenta")
    String suspendFrom();

    @Message("Día en que sigue")
    String suspendTo();

    @Message("Ampliar")
    String extend();

    @Message("En la misma unidad del plazo; acordado antes de que venza.")
    String extendHint();

    @Message("Motivo")
    String grounds();

    @Message("Acordado el")
    String decidedOn();

    @Message("falta documentación")
    String causePapersMissing();

    @Message("informe preceptivo (tres meses como máximo)")
    String causeMandatoryReport();

    @Message("pruebas o análisis")
    String causeTests();

    @Message("negociación para un acuerdo")
    String causeNegotiation();

    @Message("pronunciamiento europeo")
    String causeEuropeanDecision();

    @Message("resolución judicial")
    String causeCourtDecision();

    @Message("otra causa legal")
    String causeOther();

    @Message("El plazo ya ha vencido: no se puede suspender ni ampliar.")
    String problemExpired();

    @Message("El plazo ya está suspendido en esos días.")
    String problemOverlaps();
}
